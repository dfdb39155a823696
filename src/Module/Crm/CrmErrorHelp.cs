namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// What helps against the errors of <c>imopenlines.crm.chat.*</c> and <c>imopenlines.crm.message.add</c>.
/// </summary>
internal static class CrmErrorHelp
{
    private const string CheckEntity =
        "Check the type and the id of the object, and that the user in whose name you are connected may see it.";

    private const string CheckUser = "Give a user who works here; Get-B24User lists them.";

    public static ErrorHelpTable Table { get; } = new(
        new Dictionary<string, ErrorHelp>
        {
            [CrmErrorCodes.ChatNotFound] = new(ErrorCategory.ObjectNotFound, CheckEntity),
            ["CRM_CHAT_EMPTY_CRM_DATA"] = new(
                ErrorCategory.ObjectNotFound, "The object has no chat, or is not there. " + CheckEntity),
            ["CHAT_NOT_IN_CRM"] = new(
                ErrorCategory.ObjectNotFound, "Get-B24CrmChat lists the chats that belong to the object."),
            ["ACCESS_DENIED"] = new(
                ErrorCategory.PermissionDenied,
                "See that the object is there, and that you and the user who is meant may see it and its chats."),
            ["CRM_CHAT_EMPTY_USER"] = new(ErrorCategory.InvalidArgument, CheckUser),
            ["CRM_CHAT_USER_NOT_ACTIVE"] = new(ErrorCategory.ObjectNotFound, CheckUser),
            ["CHAT_DELETE_USER_PERMISSION_DENIED"] = new(
                ErrorCategory.PermissionDenied,
                "The user in whose name you are connected may take nobody out of this chat; its owner may."),
            ["WRONG_REQUEST"] = new(
                ErrorCategory.InvalidOperation,
                "If the user was to be added, the chat has them already; if removed, they are not in it. Or you may " +
                "not see the chat."),
            ["CANCELED"] = new(
                ErrorCategory.PermissionDenied, "Add-B24CrmChatUser takes who is to send into the chat."),
            ["IM_NOT_INSTALLED"] = new(
                ErrorCategory.ResourceUnavailable, "The portal lacks the module im: its administrator can install it."),
        },
        PortalErrorHelp.Table);
}
