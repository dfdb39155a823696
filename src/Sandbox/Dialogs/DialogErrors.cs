namespace Bitrix24.Sandbox;

/// <summary>
/// The errors of the methods about dialogs. Where the reference has several texts for one code, this is one of them.
/// </summary>
internal static class DialogErrors
{
    public static RestException WrongChatId() => new(400, "CHAT_ID", "The specified chat identifier is incorrect");

    public static RestException NotOfALine() => new(400, "CHAT_TYPE", "The specified chat is not an open line");

    public static RestException NoAccess() => new(
        400, "ACCESS_DENIED", "You cannot open this conversation as you do not have sufficient rights");

    public static RestException CannotSkip() =>
        new(400, "ACCESS_DENIED_KICK", "Insufficient permissions to remove participants from the chat");

    public static RestException NoChatId() => new(400, "CHAT_ID_EMPTY", "Chat ID can't be empty");

    public static RestException NoSessionId() => new(400, "EMPTY_SESSION_ID", "Session ID can't be empty");

    public static RestException NothingToVote() => new(
        400, "EMPTY_VOTE_PARAMS", "At least one of the parameters RATING or COMMENT must be specified");

    public static RestException NoSessionAndNoChat() =>
        new(400, "MISSING_REQUIRED_PARAM", "Session ID or Chat ID must be provided");

    public static RestException NoSession() =>
        new(400, "INVALID_SESSION_ID", "Unable to determine session ID from provided parameters");

    public static RestException NotTheOperator() => new(
        400, "ERROR_USER_NOT_OPERATOR", "Attempt to save a CRM object by a user who is not an operator");

    public static RestException NoUserId() => new(400, "USER_ID_EMPTY", "User ID can't be empty");

    public static RestException NoQueueId() => new(400, "QUEUE_ID_EMPTY", "QUEUE ID can't be empty");

    public static RestException NoTarget() =>
        new(400, "TRANSFER_ID_EMPTY", "Queue ID or User ID can't be empty");

    public static RestException WrongOperator() => new(400, "OPERATOR_WRONG", "You cannot redirect to this operator");

    public static RestException NotABot() => new(400, "WRONG_CHAT", "Operator is not a bot");

    public static RestException NoDialog() =>
        new(400, "ACCESS_ERROR", "You do not have access to the specified dialog");

    public static RestException NotActiveLine() =>
        new(400, "NOT_ACTIVE_LINE", "Line with such ID is inactive or does not exist");

    public static RestException NoProvider() => new(
        400, "IMCONNECTOR_NO_CORRECT_PROVIDER", "Could not find a suitable provider for the connector");

    public static RestException NoCommand() =>
        new(400, "IMCONNECTOR_NOT_SPECIFIED_CORRECT_COMMAND", "No valid command specified");

    public static RestException NotRenamed() => new(400, "CHAT_RENAMING_FAILED", "Failed to rename the chat");
}

/// <summary>The errors of the methods that write messages. The texts are those of the reference.</summary>
internal static class MessageErrors
{
    public static RestException NoMessage() => new(400, "MESSAGE_EMPTY", "Message can't be empty");

    public static RestException NoMessageId() => new(400, "MESSAGE_ID_ERROR", "Message ID can't be empty");

    /// <summary>What a portal has and the sandbox has not.</summary>
    public static RestException NoPrivateChats() => new(
        400, "SANDBOX_HAS_NO_PRIVATE_CHATS", "The sandbox has no chats of two users. Write to a chat: chat2");

    public static RestException NotCreated() => new(400, "CHAT_ID", "Error creating message");

    public static RestException NoAccess() => new(400, "ACCESS_ERROR", "Action unavailable");

    public static RestException CannotEdit() => new(
        400, "CANT_EDIT_MESSAGE", "Time has expired for modification or you don't have access");

    public static RestException NotSaved() => new(400, "CANT_SAVE_QUICK_ANSWER", "Error saving quick answer");
}
