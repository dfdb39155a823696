namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Joins the connected user to dialogs, alongside their operators. REST:
/// <c>imopenlines.session.join</c>.
/// </summary>
[RestMethod("imopenlines.session.join")]
[Progress("Joining dialogs", "joined")]
[Cmdlet(VerbsCommon.Join, "B24Session", SupportsShouldProcess = true)]
[OutputType(typeof(Dialog))]
public sealed class JoinSessionCommand : DialogCmdlet<JoinSession>
{
    internal override JoinSession Request() => new(ChatId.Require());

    private protected override string Action(JoinSession action) => "Join";
}
