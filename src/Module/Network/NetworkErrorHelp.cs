namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What helps against the errors of <c>imopenlines.network.*</c>.</summary>
internal static class NetworkErrorHelp
{
    private const string CheckCode =
        "The code stands in the form of the line, in the Contact Center under Bitrix24.Network.";

    public static ErrorHelpTable Table { get; } = new(
        new Dictionary<string, ErrorHelp>
        {
            ["CODE"] = new(ErrorCategory.InvalidArgument, "A code has 32 characters. " + CheckCode),
            ["NOT_FOUND"] = new(ErrorCategory.ObjectNotFound, CheckCode),
            ["INACTIVE"] = new(
                ErrorCategory.ResourceUnavailable, "Ask those whose line it is to switch it on, then try again."),
            ["IMBOT_ERROR"] = new(
                ErrorCategory.ResourceUnavailable,
                "The portal lacks the module imbot: its administrator can install it."),
            ["USER_ID_EMPTY"] = new(ErrorCategory.InvalidArgument, "Give -UserId."),
            ["USER_MESSAGE_LIMIT"] = new(
                ErrorCategory.LimitsExceeded,
                "It was not sent. The user has had a message in the last seven days: try again when they are over."),
            ["MESSAGE_EMPTY"] = new(ErrorCategory.InvalidArgument, "Give a text with -Message."),
            ["ATTACH_OVERSIZE"] = new(ErrorCategory.LimitsExceeded, "Give an attachment of at most 30 KB."),
            ["ATTACH_ERROR"] = new(
                ErrorCategory.InvalidArgument, "Correct -Attach: a map with BLOCKS, each of them a map."),
            ["KEYBOARD_ERROR"] = new(
                ErrorCategory.InvalidArgument,
                "Correct -Keyboard: a map with BUTTONS, each of them a map with TEXT and LINK."),
            ["WRONG_REQUEST"] = new(
                ErrorCategory.InvalidOperation, "It was not sent. See that the user can be written to."),
        },
        PortalErrorHelp.Table);
}
