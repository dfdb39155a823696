using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// What Register-, Update- and Unregister-B24Bot share: which version of the API they call, and what proves that the
/// bot is the caller's.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResult">What it answers.</typeparam>
public abstract class BotCmdlet<TRequest, TResult> : RowCmdlet<TRequest, TResult>, IKeepsJournal
{
    /// <summary>The CLIENT_ID that the bot is registered with. A webhook needs it for version 1. Secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CLIENT_ID")]
    [Secret]
    public SecureString? ClientId { get; set; }

    /// <summary>The token of the bot, at most 40 characters. A webhook needs it for version 2. Secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BOT_TOKEN")]
    [Secret]
    public SecureString? BotToken { get; set; }

    /// <summary>1 for <c>imbot.*</c>, 2 for <c>imbot.v2.*</c>; by default 2 with a bot token, otherwise 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("API_VERSION")]
    [ArgumentCompleter(typeof(ApiVersionCompleter))]
    public string? ApiVersion { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => BotErrorHelp.Table;

    /// <summary>
    /// The version that a row calls, and its two credentials in plain text. A credential of the other version is
    /// ignored, so that rows of both versions can share a table.
    /// </summary>
    private protected (BotApiVersion Version, string? ClientId, string? BotToken) ReadCredentials()
    {
        string? botToken = Secret.Reveal(BotToken);
        return (BotInput.VersionOf(ApiVersion, botToken), Secret.Reveal(ClientId), botToken);
    }
}
