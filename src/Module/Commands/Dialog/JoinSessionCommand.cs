namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Lets the user in whose name the session is connected into the chats of dialogs, beside their operators. REST:
/// <c>imopenlines.session.join</c>.
/// </summary>
[RestMethod("imopenlines.session.join")]
[Cmdlet(VerbsCommon.Join, "B24Session", SupportsShouldProcess = true)]
[OutputType(typeof(Dialog))]
public sealed class JoinSessionCommand : DialogActionCommand<JoinSession>
{
    private protected override string Activity => "Joining dialogs";

    private protected override string Achieved => "joined";

    private protected override JoinSession Read(int chatId, PipelineRecord record) => new(chatId);

    private protected override string DescribeAction(JoinSession request) => "Join";
}
