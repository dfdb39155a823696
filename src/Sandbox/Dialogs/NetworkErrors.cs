namespace Bitrix24.Sandbox;

/// <summary>The errors of the methods about Bitrix24.Network. The texts are those of the reference.</summary>
internal static class NetworkErrors
{
    public static RestException WrongCode() => new(400, "CODE", "You entered an invalid code");

    public static RestException NoLine() => new(400, "NOT_FOUND", "Line not found");

    public static RestException Inactive() => new(400, "INACTIVE", "Openline is inactive");

    public static RestException MessageLimit() => new(
        400, "USER_MESSAGE_LIMIT", "You can't send more than one message per week to each user");

    public static RestException AttachTooLarge() => new(
        400, "ATTACH_OVERSIZE", "You have exceeded the maximum allowable size of attach");

    public static RestException WrongAttach() => new(400, "ATTACH_ERROR", "Incorrect attach params");

    public static RestException WrongKeyboard() => new(400, "KEYBOARD_ERROR", "Incorrect keyboard params");

    public static RestException NotAdded() => new(400, "WRONG_REQUEST", "Message isn't added");
}
