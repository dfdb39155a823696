namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Marks dialogs as spam, which ends them. REST: <c>imopenlines.operator.spam</c>.
/// </summary>
[RestMethod("imopenlines.operator.spam")]
[Cmdlet(VerbsSecurity.Block, "B24Dialog", SupportsShouldProcess = true)]
[OutputType(typeof(Dialog))]
public sealed class BlockDialogCommand : DialogActionCommand<MarkDialogAsSpam>
{
    private protected override string Activity => "Marking dialogs as spam";

    private protected override string Achieved => "marked";

    private protected override MarkDialogAsSpam Read(int chatId, PipelineRecord record) => new(chatId);

    private protected override string DescribeAction(MarkDialogAsSpam request) => "Mark as spam and end";
}
