namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Hands dialogs over from their bots to operators who are free. REST: <c>imopenlines.bot.session.operator</c>.
/// </summary>
[RestMethod("imopenlines.bot.session.operator")]
[Progress("Handing dialogs over", "handed over")]
[Cmdlet(VerbsCommon.Switch, "B24BotSession", SupportsShouldProcess = true)]
[OutputType(typeof(BotSession))]
public sealed class SwitchBotSessionCommand : BotDialogCmdlet<SwitchBotSession>
{
    internal override SwitchBotSession Request() => new(ChatId.Require());

    internal override (string Target, string Action)? Describe(SwitchBotSession request) =>
        ($"dialog in chat {request.ChatId}", "Hand over to a free operator");

    internal override object? KeyOf(SwitchBotSession request) => request.ChatId;
}
