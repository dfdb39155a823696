using System.Collections;
using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// The vaults of Microsoft.PowerShell.SecretManagement, where that module is installed. It is called by its name, so
/// that nobody needs it who keeps secrets elsewhere.
/// </summary>
/// <param name="commands">The session's commands.</param>
internal sealed class SecretVault(CommandInvocationIntrinsics commands)
{
    private const string Module = "Microsoft.PowerShell.SecretManagement";

    /// <summary>The secret as the vault gives it: a SecureString, a string, a hashtable…</summary>
    /// <param name="name">Its name.</param>
    /// <param name="vault">The vault; the default one, then the others, when none is given.</param>
    /// <exception cref="RestException">It cannot be had; the error says what to do.</exception>
    public object Read(string name, string? vault)
    {
        const CommandTypes types = CommandTypes.Cmdlet | CommandTypes.Function;
        if (commands.GetCommand($@"{Module}\Get-Secret", types) is not { } command)
            throw Failure(SecretErrorCodes.SecretManagementNotFound, $"The module {Module} is not installed.");

        var parameters = new Dictionary<string, object> { ["Name"] = name, ["ErrorAction"] = ActionPreference.Stop };
        if (vault is not null)
            parameters["Vault"] = vault;
        var script = ScriptBlock.Create("param($command, $parameters) & $command @parameters");
        try
        {
            PSObject? secret = commands
                .InvokeScript(useLocalScope: true, script, input: null, command, parameters)
                .FirstOrDefault();
            return secret?.BaseObject ?? throw Failure(
                SecretErrorCodes.SecretNotFound, $"The secret '{name}' was not found.");
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            throw e.ErrorRecord?.CategoryInfo.Category is ErrorCategory.ObjectNotFound
                ? Failure(SecretErrorCodes.SecretNotFound, $"The secret '{name}' was not found: {e.Message}")
                : Failure(SecretErrorCodes.SecretNotRead, $"The secret '{name}' could not be read: {e.Message}");
        }
    }

    private static RestException Failure(string code, string description) =>
        new(new RestError(code, description, Execution.Refused));
}

/// <summary>Codes of what goes wrong with a secret that is to come out of a vault. Nothing was sent.</summary>
internal static class SecretErrorCodes
{
    /// <summary>The module that has the vaults is not installed.</summary>
    public const string SecretManagementNotFound = nameof(SecretManagementNotFound);

    /// <summary>No vault has a secret of this name.</summary>
    public const string SecretNotFound = nameof(SecretNotFound);

    /// <summary>The vault did not give the secret.</summary>
    public const string SecretNotRead = nameof(SecretNotRead);

    /// <summary>The secret is neither the address of a webhook nor what an application proves itself with.</summary>
    public const string InvalidSecret = nameof(InvalidSecret);
}

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
