namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Takes users and bots into the chats of objects of CRM. REST: <c>imopenlines.crm.chat.user.add</c>.
/// </summary>
[RestMethod("imopenlines.crm.chat.user.add")]
[Progress("Taking users into chats", "taken in")]
[Cmdlet(VerbsCommon.Add, "B24CrmChatUser", SupportsShouldProcess = true)]
[OutputType(typeof(CrmChat))]
public sealed class AddCrmChatUserCommand : CrmChatUserCmdlet<AddCrmChatUser>
{
    internal override AddCrmChatUser Request() => new(Entity, UserId.Require(), ChatId.Read());

    internal override (string Target, string Action)? Describe(AddCrmChatUser request) =>
        (Show(request.Entity, request.ChatId), $"Add user {request.UserId}");

    internal override object? KeyOf(AddCrmChatUser request) => (request.Entity, request.UserId);
}
