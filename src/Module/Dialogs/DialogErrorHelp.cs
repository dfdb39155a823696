namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What helps against the errors of what is done with dialogs and sessions.</summary>
internal static class DialogErrorHelp
{
    private const string CheckChat =
        "Give the id of the chat of a dialog: Get-B24Dialog finds it by a session or a user code.";

    private const string CheckSession =
        "Give the id of a session: Get-B24Dialog shows the one that a dialog is in.";

    private const string CheckRights =
        "The user in whose name you are connected needs access to the dialog: as its operator, in the queue of its " +
        "line, or by the access permissions of the contact center.";

    public static ErrorHelpTable Table { get; } = new(
        new Dictionary<string, ErrorHelp>
        {
            [OpenLineErrorCodes.OutcomeUnknown] = new(
                ErrorCategory.OperationTimeout,
                "Look whether it was done before you do it again: Get-B24Dialog and Get-B24SessionHistory show it."),
            ["ACCESS_DENIED"] = new(ErrorCategory.PermissionDenied, CheckRights),
            ["ACCESS_DENIED_KICK"] = new(
                ErrorCategory.PermissionDenied,
                "Nobody can be put out of the chat, for example because the dialog has ended: Get-B24Dialog shows it."),
            ["ACCESS_ERROR"] = new(
                ErrorCategory.ObjectNotFound, $"There is no such dialog, or you may not see it. {CheckRights}"),
            ["CHAT_ID"] = new(ErrorCategory.ObjectNotFound, CheckChat),
            ["CHAT_ID_EMPTY"] = new(ErrorCategory.InvalidArgument, CheckChat),
            ["CHAT_TYPE"] = new(ErrorCategory.InvalidArgument, $"It is a chat of no open line. {CheckChat}"),
            ["USER_ID"] = new(
                ErrorCategory.AuthenticationError,
                "Connect in the name of a user: the portal does not know whose it is."),
            ["USER_ID_EMPTY"] = new(ErrorCategory.InvalidArgument, "Give the id of an operator."),
            ["QUEUE_ID_EMPTY"] = new(ErrorCategory.InvalidArgument, "Give the id of a line."),
            ["TRANSFER_ID_EMPTY"] = new(ErrorCategory.InvalidArgument, "Give an operator or a line."),
            ["OPERATOR_WRONG"] = new(
                ErrorCategory.InvalidOperation,
                "The dialog cannot go there: it must be open and yours to move, and the target an employee who does " +
                "not have it, or another active line."),
            ["ERROR_USER_NOT_OPERATOR"] = new(
                ErrorCategory.PermissionDenied,
                "Only the operator of the dialog can do this: Receive-B24Dialog first."),
            ["NOT_LOAD_SESSION_OR_CHAT"] = new(
                ErrorCategory.InvalidOperation, "The dialog has no open session; there may be nothing left to do."),
            ["IMOL_CHAT_ERROR_NOT_LOAD_CRM"] = new(
                ErrorCategory.ResourceUnavailable, "See that the CRM of the portal is switched on."),
            ["EMPTY_SESSION_ID"] = new(ErrorCategory.InvalidArgument, CheckSession),
            ["INVALID_SESSION_ID"] = new(ErrorCategory.ObjectNotFound, CheckSession),
            ["MISSING_REQUIRED_PARAM"] = new(ErrorCategory.InvalidArgument, CheckSession),
            ["EMPTY_VOTE_PARAMS"] = new(ErrorCategory.InvalidArgument, "Give a rating, a comment, or both."),
            ["CANT_SAVE_QUICK_ANSWER"] = new(
                ErrorCategory.InvalidOperation,
                "The message must be there, and the line must have a list of quick answers that you may change: see " +
                "QuickAnswersIblockId of Get-B24OpenLine."),
            ["IM_NOT_INSTALLED"] = new(
                ErrorCategory.NotInstalled, "The portal lacks the messenger: its administrator can install it."),
        },
        PortalErrorHelp.Table);

    /// <summary>Where a dialog that is to end may be somebody else's.</summary>
    public static ErrorHelpTable OfOwnDialogs { get; } = new(
        new Dictionary<string, ErrorHelp>
        {
            ["ACCESS_DENIED"] = NotYours,
            ["ERROR_USER_NOT_OPERATOR"] = NotYours,
        },
        Table);

    /// <summary>Where a dialog is to be taken away from its operator.</summary>
    public static ErrorHelpTable OfInterception { get; } = new(
        new Dictionary<string, ErrorHelp>
        {
            ["OPERATOR_WRONG"] = new(
                ErrorCategory.InvalidOperation,
                "The dialog must be open and have another operator; one that nobody has is taken without -Intercept."),
        },
        Table);

    private static ErrorHelp NotYours => new(
        ErrorCategory.PermissionDenied,
        "If it is the dialog of another operator, a supervisor ends it: Complete-B24Dialog -AsSupervisor.");
}
