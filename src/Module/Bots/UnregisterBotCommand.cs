namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Deletes bots. REST: <c>imbot.unregister</c> (version 1), <c>imbot.v2.Bot.unregister</c> (version 2).
/// </summary>
[RestMethod("imbot.unregister")]
[RestMethod("imbot.v2.Bot.unregister")]
[Progress("Taking bots away", "taken away")]
[Cmdlet(VerbsLifecycle.Unregister, "B24Bot", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class UnregisterBotCommand : BotCmdlet<UnregisterBot, int>
{
    /// <summary>The id of the bot, from 1. A piped bot gives its own.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "BOT_ID")]
    [ArgumentCompleter(typeof(BotIdCompleter))]
    [BareValue]
    public BotRef? BotId { get; set; }

    /// <summary>Not the row: it may hold the bot's secrets, and errors are logged.</summary>
    internal override object? Target => BotId.ReadOrZero();

    internal override UnregisterBot Request()
    {
        int botId = BotId.Require();
        (BotApiVersion version, string? clientId, string? botToken) = ReadCredentials();
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
