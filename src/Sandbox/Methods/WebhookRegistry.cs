using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;

namespace Bitrix24.Sandbox;

/// <summary>The portal's inbound webhooks.</summary>
internal sealed class WebhookRegistry
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz012345";
    private const int SecretLength = 16;

    private readonly List<Webhook> _webhooks = [];

    public Webhook Create(User user, IEnumerable<string> scopes)
    {
        var webhook = new Webhook(user, NewSecret(), scopes.Distinct(StringComparer.OrdinalIgnoreCase).ToList());
        _webhooks.Add(webhook);
        return webhook;
    }

    public Webhook? Find(int user, string secret) =>
        _webhooks.Find(webhook => webhook.User.Id == user && webhook.Secret == secret);

    private static string NewSecret()
    {
        var random = new byte[SecretLength];
        using (var source = RandomNumberGenerator.Create())
            source.GetBytes(random);
        return new string(random.Select(b => Alphabet[b % Alphabet.Length]).ToArray());
    }
}
