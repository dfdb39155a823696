namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Ends dialogs in the name of a bot. REST: <c>imopenlines.bot.session.finish</c>.</summary>
[RestMethod("imopenlines.bot.session.finish")]
[Cmdlet(VerbsLifecycle.Complete, "B24BotSession", SupportsShouldProcess = true)]
[OutputType(typeof(BotSession))]
public sealed class CompleteBotSessionCommand : BotActorCommand<FinishBotSession>
{
    private protected override string Activity => "Ending dialogs";

    private protected override string Achieved => "ended";

    private protected override FinishBotSession Read(int chatId, string? clientId, PipelineRecord record) =>
        new(chatId, clientId);

    private protected override int ChatOf(FinishBotSession request) => request.ChatId;

    private protected override string DescribeAction(FinishBotSession request) => "End";
}
