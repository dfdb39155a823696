using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Takes bots away, for good. REST: <c>imbot.unregister</c> (version 1), <c>imbot.v2.Bot.unregister</c> (version 2).
/// </summary>
[RestMethod("imbot.unregister")]
[RestMethod("imbot.v2.Bot.unregister")]
[Progress("Taking bots away", "taken away")]
[Cmdlet(VerbsLifecycle.Unregister, "B24Bot", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class UnregisterBotCommand : RowCmdlet<UnregisterBot, int>, IKeepsJournal
{
    /// <summary>The id of the bot, from 1. A piped bot gives its own.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "BOT_ID")]
    [ArgumentCompleter(typeof(BotIdCompleter))]
    [BareValue]
    public BotRef? BotId { get; set; }

    /// <summary>The CLIENT_ID that the bot was registered with. A webhook needs it for version 1. Secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CLIENT_ID")]
    [Secret]
    public SecureString? ClientId { get; set; }

    /// <summary>The token of the bot. A webhook needs it for version 2. Secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BOT_TOKEN")]
    [Secret]
    public SecureString? BotToken { get; set; }

    /// <summary>
    /// 1 for imbot.unregister, 2 for imbot.v2.Bot.unregister; 2 where a bot token is given, or else 1.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("API_VERSION")]
    [ArgumentCompleter(typeof(ApiVersionCompleter))]
    public string? ApiVersion { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => BotErrorHelp.Table;

    /// <summary>Not the row: it may hold the bot's secrets, and errors are logged.</summary>
    internal override object? Target => BotId.ReadOrZero();

    internal override UnregisterBot Request()
    {
        int botId = BotId.Require();
        string? clientId = Secret.Reveal(ClientId);
        string? botToken = Secret.Reveal(BotToken);
        BotApiVersion version = BotInput.VersionOf(ApiVersion, botToken);
        BotInput.CheckProof(Portal.Kind, version, version is BotApiVersion.V1 ? clientId : botToken);
        return new UnregisterBot(botId, version, clientId, botToken);
    }

    internal override (string Target, string Action)? Describe(UnregisterBot request) =>
        ($"bot {request.BotId}", "Unregister");

    internal override object? KeyOf(UnregisterBot request) => request.BotId;

    /// <summary>The bot is gone.</summary>
    internal override void Emit(int result)
    {
    }
}
