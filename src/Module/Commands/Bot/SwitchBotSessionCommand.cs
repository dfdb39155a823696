namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Hands dialogs over from their bots to operators who are free. REST: <c>imopenlines.bot.session.operator</c>.
/// </summary>
[RestMethod("imopenlines.bot.session.operator")]
[Cmdlet(VerbsCommon.Switch, "B24BotSession", SupportsShouldProcess = true)]
[OutputType(typeof(BotSession))]
public sealed class SwitchBotSessionCommand : BotSessionCommand<SwitchBotSession>
{
    private protected override string Activity => "Handing dialogs over";

    private protected override string Achieved => "handed over";

    private protected override SwitchBotSession Read(int chatId, PipelineRecord record) => new(chatId);

    private protected override int ChatOf(SwitchBotSession request) => request.ChatId;

    private protected override string DescribeAction(SwitchBotSession request) => "Hand over to a free operator";
}
