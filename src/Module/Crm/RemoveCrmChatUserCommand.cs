namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Takes users and bots out of the chats of objects of CRM. REST: <c>imopenlines.crm.chat.user.delete</c>.
/// </summary>
[RestMethod("imopenlines.crm.chat.user.delete")]
[Progress("Taking users out of chats", "taken out")]
[Cmdlet(VerbsCommon.Remove, "B24CrmChatUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(CrmChat))]
public sealed class RemoveCrmChatUserCommand : CrmChatUserCmdlet<RemoveCrmChatUser>
{
    internal override RemoveCrmChatUser Request() => new(Entity, UserId.Require(), ChatId.Read());

    internal override (string Target, string Action)? Describe(RemoveCrmChatUser request) =>
        (Show(request.Entity, request.ChatId), $"Remove user {request.UserId}");

    internal override object? KeyOf(RemoveCrmChatUser request) => (request.Entity, request.UserId);
}
