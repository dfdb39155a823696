namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Passes dialogs on to the next operator of the queue. REST: <c>imopenlines.operator.skip</c>.
/// </summary>
[RestMethod("imopenlines.operator.skip")]
[Progress("Passing dialogs on", "passed on")]
[Cmdlet(VerbsCommon.Skip, "B24Dialog", SupportsShouldProcess = true)]
[OutputType(typeof(Dialog))]
public sealed class SkipDialogCommand : DialogCmdlet<SkipDialog>
{
    internal override SkipDialog Request() => new(ChatId.Require());

    private protected override string Action(SkipDialog action) => "Pass on to the next operator";
}
