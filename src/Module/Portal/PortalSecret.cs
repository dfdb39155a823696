using System.Collections;
using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// What a vault has for a portal: the address of a webhook, or a hashtable with what an application proves itself with.
/// </summary>
internal sealed class PortalSecret
{
    private static readonly string[] Keys =
    [
        nameof(Portal), nameof(ClientId), nameof(ClientSecret), nameof(RefreshToken), nameof(AccessToken),
        nameof(AuthorizationServer),
    ];

    private readonly Dictionary<string, string> _parts = new(StringComparer.OrdinalIgnoreCase);

    private PortalSecret(WebhookCredential? webhook) => Webhook = webhook;

    /// <summary>The webhook; null when the secret is an application.</summary>
    public WebhookCredential? Webhook { get; }

    public string? Portal => Part(nameof(Portal));

    public string? ClientId => Part(nameof(ClientId));

    public SecureString? ClientSecret => Secret.Of(Part(nameof(ClientSecret)));

    public SecureString? RefreshToken => Secret.Of(Part(nameof(RefreshToken)));

    public SecureString? AccessToken => Secret.Of(Part(nameof(AccessToken)));

    public string? AuthorizationServer => Part(nameof(AuthorizationServer));

    /// <summary>Reads what a vault gave.</summary>
    /// <param name="name">What the secret is called.</param>
    /// <param name="value">The secret. No error repeats it.</param>
    /// <exception cref="RestException">It is something else.</exception>
    public static PortalSecret Of(string name, object value)
    {
        if (Text(value) is { } address)
        {
            try
            {
                return new PortalSecret(WebhookCredential.Parse(address));
            }
            catch (FormatException e)
            {
                throw Invalid(name, $"has a text, which has to be the address of a webhook. {e.Message}");
            }
        }
        if (value is not IDictionary map)
            throw Invalid(
                name,
                "is neither a text with the address of a webhook nor a hashtable with the parts of an application.");

        var secret = new PortalSecret(webhook: null);
        foreach (DictionaryEntry part in map)
        {
            string key = $"{part.Key}".Replace("_", "");
            if (Keys.FirstOrDefault(known => known.Equals(key, StringComparison.OrdinalIgnoreCase)) is not { } known)
                throw Invalid(name, $"has a key that is none of {string.Join(", ", Keys)}.");
            secret._parts[known] = Text(part.Value) ?? throw Invalid(name, $"has a {known} that is no text.");
        }
        if (secret.Portal is null)
            throw Invalid(name, "has no Portal, which says where the application is installed.");
        return secret;
    }

    /// <summary>There is a token cache for a secret that has nothing to do with tokens.</summary>
    public static RestException HasNoTokens(string name) =>
        Invalid(name, "is the address of a webhook, which has no tokens that a token cache could keep.");

    private static string? Text(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text => text,
        SecureString secret => Secret.Reveal(secret),
        Uri uri => uri.OriginalString,
        _ => null,
    };

    private static RestException Invalid(string name, string error) => new(new RestError(
        SecretErrorCodes.InvalidSecret, $"The secret '{name}' {error}", Execution.Refused));

    private string? Part(string name) =>
        _parts.TryGetValue(name, out string? text) && !string.IsNullOrWhiteSpace(text) ? text : null;
}
