namespace Bitrix24.Sandbox;

/// <summary>The errors of the methods about chats in the CRM. The texts are those of the reference.</summary>
internal static class CrmErrors
{
    public static RestException NoAccess() => AccessDenied("You don't have access to this action");

    public static RestException MayNotJoin() => AccessDenied("You don't have access to join user to chat");

    public static RestException UserMayNotRead() => AccessDenied(
        "This user does not have access to the chat because he does not have access to this CRM object");

    public static RestException SenderMayNotRead() => AccessDenied("User don't have access to this entity");

    public static RestException NoNumber(string name) =>
        RestException.WrongArgument(name, $"The value of an argument '{name}' has an invalid type");

    public static RestException NoData() => new(400, "CRM_CHAT_EMPTY_CRM_DATA", "Empty CRM data");

    public static RestException NoEntity() => new(400, "CRM_CHAT_EMPTY_CRM_DATA", "Could not find CRM object");

    public static RestException NoUser() => new(400, "CRM_CHAT_EMPTY_USER", "Empty User ID");

    public static RestException UserNotActive() => new(400, "CRM_CHAT_USER_NOT_ACTIVE", "User not active");

    public static RestException NotLinked() =>
        new(400, "CHAT_NOT_IN_CRM", "Chat does not belong to the CRM object being checked");

    public static RestException AlreadyThere() =>
        new(400, "WRONG_REQUEST", "You don't have access or user already member in chat");

    public static RestException NotThere() =>
        new(400, "WRONG_REQUEST", "You don't have access or user already not in chat");

    public static RestException MayNotRemove() => new(
        403, "CHAT_DELETE_USER_PERMISSION_DENIED", "You don't have access to delete a user from this chat");

    public static RestException MayNotWrite() =>
        new(400, "CANCELED", "You cannot send messages to the specified chat");

    private static RestException AccessDenied(string reason) => new(403, "ACCESS_DENIED", $"Access denied! {reason}");
}
