using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Ends dialogs in the name of a bot. REST: <c>imopenlines.bot.session.finish</c>.</summary>
[RestMethod("imopenlines.bot.session.finish")]
[Progress("Ending dialogs", "ended")]
[Cmdlet(VerbsLifecycle.Complete, "B24BotSession", SupportsShouldProcess = true)]
[OutputType(typeof(BotSession))]
public sealed class CompleteBotSessionCommand : BotDialogCmdlet<FinishBotSession>
{
    /// <summary>
    /// The CLIENT_ID or the token that the bot was registered with. A webhook needs it, and an application does not.
    /// Secret.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CLIENT_ID", "BotToken", "BOT_TOKEN")]
    [Secret]
    public SecureString? ClientId { get; set; }

    /// <summary>Not the row: it may hold the bot's secrets, and errors are logged.</summary>
    internal override object? Target => ChatId.ReadOrZero();

    internal override FinishBotSession Request() =>
        new(ChatId.Require(), BotInput.ActorOf(Portal.Kind, ClientId));

    internal override (string Target, string Action)? Describe(FinishBotSession request) =>
        ($"dialog in chat {request.ChatId}", "End");

    internal override object? KeyOf(FinishBotSession request) => request.ChatId;
}
