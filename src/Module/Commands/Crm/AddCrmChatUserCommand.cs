namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Takes users and bots into the chats of objects of CRM. REST: <c>imopenlines.crm.chat.user.add</c>.
/// </summary>
[RestMethod("imopenlines.crm.chat.user.add")]
[Cmdlet(VerbsCommon.Add, "B24CrmChatUser", SupportsShouldProcess = true)]
[OutputType(typeof(CrmChat))]
public sealed class AddCrmChatUserCommand : CrmChatUserCommand<AddCrmChatUser>
{
    private protected override string Activity => "Taking users into chats";

    private protected override string Achieved => "taken in";

    private protected override object? KeyOf(AddCrmChatUser input) => (input.Entity, input.UserId);

    private protected override AddCrmChatUser Make(CrmEntity entity, int userId, int? chatId) =>
        new(entity, userId, chatId);

    private protected override string Describe(AddCrmChatUser request) => Show(request.Entity, request.ChatId);

    private protected override string DescribeAction(AddCrmChatUser request) => $"Add user {request.UserId}";
}
