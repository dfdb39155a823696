namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Passes dialogs on to the next operator of the queue. REST: <c>imopenlines.operator.skip</c>.
/// </summary>
[RestMethod("imopenlines.operator.skip")]
[Cmdlet(VerbsCommon.Skip, "B24Dialog", SupportsShouldProcess = true)]
[OutputType(typeof(Dialog))]
public sealed class SkipDialogCommand : DialogActionCommand<SkipDialog>
{
    private protected override string Activity => "Passing dialogs on";

    private protected override string Achieved => "passed on";

    private protected override SkipDialog Read(int chatId, PipelineRecord record) => new(chatId);

    private protected override string DescribeAction(SkipDialog request) => "Pass on to the next operator";
}
