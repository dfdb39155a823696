using System;
using System.Collections.Generic;
using System.Linq;

namespace Bitrix24.Rest;

/// <summary>Every secret that a credential has known: a spent token may still be quoted by a late answer.</summary>
internal sealed class SecretWords
{
    private const string Redacted = "***";

    // Replaced as a whole, because a text may be read while a token is renewed.
    private volatile string[] _words = [];

    /// <summary>Adds secrets, in each form that an address or a form has them in.</summary>
    public void Add(params string?[] secrets)
    {
        IEnumerable<string> forms = secrets.OfType<string>().SelectMany(secret => new[]
        {
            secret,
            Uri.EscapeDataString(secret),
            Uri.EscapeDataString(secret).Replace("%20", "+"),
        });
        // The longest first: a secret may be part of another one.
        _words = [.. _words.Concat(forms).Distinct().OrderByDescending(word => word.Length)];
    }

    /// <summary>Takes the secrets out of a text.</summary>
    public string Redact(string text) => _words.Aggregate(text, (rest, word) => rest.Replace(word, Redacted));
}
