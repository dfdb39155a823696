namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Ends dialogs of the connected user, or as a supervisor of any operator. REST:
/// <c>imopenlines.operator.finish</c>, <c>imopenlines.operator.another.finish</c>.
/// </summary>
[RestMethod("imopenlines.operator.finish")]
[RestMethod("imopenlines.operator.another.finish")]
[Progress("Ending dialogs", "ended")]
[Cmdlet(VerbsLifecycle.Complete, "B24Dialog", SupportsShouldProcess = true)]
[OutputType(typeof(Dialog))]
public sealed class CompleteDialogCommand : DialogCmdlet<DialogAction>
{
    /// <summary>Ends the dialog of another operator.</summary>
    [Parameter]
    public SwitchParameter AsSupervisor { get; set; }

    internal override ErrorHelpTable ErrorHelp =>
        AsSupervisor ? DialogErrorHelp.Table : DialogErrorHelp.OfOwnDialogs;

    internal override DialogAction Request() =>
        AsSupervisor ? new FinishAnotherDialog(ChatId.Require()) : new FinishDialog(ChatId.Require());

    private protected override string Action(DialogAction action) => AsSupervisor ? "End as supervisor" : "End";
}
