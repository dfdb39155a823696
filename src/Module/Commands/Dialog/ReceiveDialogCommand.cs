namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Takes dialogs for the user in whose name the session is connected. REST: <c>imopenlines.operator.answer</c>,
/// <c>imopenlines.session.intercept</c>.
/// </summary>
[RestMethod("imopenlines.operator.answer")]
[RestMethod("imopenlines.session.intercept")]
[Cmdlet(VerbsCommunications.Receive, "B24Dialog", SupportsShouldProcess = true)]
[OutputType(typeof(Dialog))]
public sealed class ReceiveDialogCommand : DialogActionCommand<DialogAction>
{
    /// <summary>Takes the dialog away from the operator who has it.</summary>
    [Parameter]
    public SwitchParameter Intercept { get; set; }

    private protected override string Activity => "Taking dialogs";

    private protected override string Achieved => "taken";

    private protected override ErrorHelpTable ErrorHelp =>
        Intercept ? DialogErrorHelp.OfInterception : DialogErrorHelp.Table;

    private protected override DialogAction Read(int chatId, PipelineRecord record) =>
        Intercept ? new InterceptSession(chatId) : new AnswerDialog(chatId);

    private protected override string DescribeAction(DialogAction request) =>
        Intercept ? "Take away from its operator" : "Take";
}
