namespace Bitrix24.Sandbox;

/// <summary>The errors of the methods that write messages. The texts are those of the reference.</summary>
internal static class MessageErrors
{
    public static RestException NoMessage() => new(400, "MESSAGE_EMPTY", "Message can't be empty");

    public static RestException NoMessageId() => new(400, "MESSAGE_ID_ERROR", "Message ID can't be empty");

    public static RestException NoUser() => new(400, "USER_NOT_FOUND", "User not found");

    public static RestException NotCreated() => new(400, "CHAT_ID", "Error creating message");

    public static RestException NoAccess() => new(400, "ACCESS_ERROR", "Action unavailable");

    public static RestException CannotEdit() => new(
        400, "CANT_EDIT_MESSAGE", "Time has expired for modification or you don't have access");

    public static RestException NotSaved() => new(400, "CANT_SAVE_QUICK_ANSWER", "Error saving quick answer");
}
