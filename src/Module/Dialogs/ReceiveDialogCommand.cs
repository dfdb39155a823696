namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Assigns dialogs to the connected user. REST: <c>imopenlines.operator.answer</c>,
/// <c>imopenlines.session.intercept</c>.
/// </summary>
[RestMethod("imopenlines.operator.answer")]
[RestMethod("imopenlines.session.intercept")]
[Progress("Taking dialogs", "taken")]
[Cmdlet(VerbsCommunications.Receive, "B24Dialog", SupportsShouldProcess = true)]
[OutputType(typeof(Dialog))]
public sealed class ReceiveDialogCommand : DialogCmdlet<DialogAction>
{
    /// <summary>Takes over the dialog from its operator.</summary>
    [Parameter]
    public SwitchParameter Intercept { get; set; }

    internal override ErrorHelpTable ErrorHelp =>
        Intercept ? DialogErrorHelp.OfInterception : DialogErrorHelp.Table;

    internal override DialogAction Request() =>
        Intercept ? new InterceptSession(ChatId.Require()) : new AnswerDialog(ChatId.Require());

    private protected override string Action(DialogAction action) =>
        Intercept ? "Take away from its operator" : "Take";
}
