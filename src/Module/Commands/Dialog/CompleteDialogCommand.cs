namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Ends dialogs: those of the user in whose name the session is connected, or as a supervisor those of anybody. REST:
/// <c>imopenlines.operator.finish</c>, <c>imopenlines.operator.another.finish</c>.
/// </summary>
[RestMethod("imopenlines.operator.finish")]
[RestMethod("imopenlines.operator.another.finish")]
[Cmdlet(VerbsLifecycle.Complete, "B24Dialog", SupportsShouldProcess = true)]
[OutputType(typeof(Dialog))]
public sealed class CompleteDialogCommand : DialogActionCommand<DialogAction>
{
    /// <summary>Ends the dialog of another operator.</summary>
    [Parameter]
    public SwitchParameter AsSupervisor { get; set; }

    private protected override string Activity => "Ending dialogs";

    private protected override string Achieved => "ended";

    private protected override ErrorHelpTable ErrorHelp =>
        AsSupervisor ? DialogErrorHelp.Table : DialogErrorHelp.OfOwnDialogs;

    private protected override DialogAction Read(int chatId, PipelineRecord record) =>
        AsSupervisor ? new FinishAnotherDialog(chatId) : new FinishDialog(chatId);

    private protected override string DescribeAction(DialogAction request) =>
        AsSupervisor ? "End as supervisor" : "End";
}
