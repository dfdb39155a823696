namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Takes users and bots out of the chats of objects of CRM. REST: <c>imopenlines.crm.chat.user.delete</c>.
/// </summary>
[RestMethod("imopenlines.crm.chat.user.delete")]
[Cmdlet(VerbsCommon.Remove, "B24CrmChatUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(CrmChat))]
public sealed class RemoveCrmChatUserCommand : CrmChatUserCommand<RemoveCrmChatUser>
{
    private protected override string Activity => "Taking users out of chats";

    private protected override string Achieved => "taken out";

    private protected override object? KeyOf(RemoveCrmChatUser input) => (input.Entity, input.UserId);

    private protected override RemoveCrmChatUser Make(CrmEntity entity, int userId, int? chatId) =>
        new(entity, userId, chatId);

    private protected override string Describe(RemoveCrmChatUser request) => Show(request.Entity, request.ChatId);

    private protected override string DescribeAction(RemoveCrmChatUser request) => $"Remove user {request.UserId}";
}
