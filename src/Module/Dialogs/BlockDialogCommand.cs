namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Marks dialogs as spam, which ends them. REST: <c>imopenlines.operator.spam</c>.
/// </summary>
[RestMethod("imopenlines.operator.spam")]
[Progress("Marking dialogs as spam", "marked")]
[Cmdlet(VerbsSecurity.Block, "B24Dialog", SupportsShouldProcess = true)]
[OutputType(typeof(Dialog))]
public sealed class BlockDialogCommand : DialogCmdlet<MarkDialogAsSpam>
{
    internal override MarkDialogAsSpam Request() => new(ChatId.Require());

    private protected override string Action(MarkDialogAsSpam action) => "Mark as spam and end";
}
