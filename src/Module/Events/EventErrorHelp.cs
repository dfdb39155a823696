namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What helps against the errors of <c>event.*</c> and of the events of bots.</summary>
internal static class EventErrorHelp
{
    public static ErrorHelpTable Table { get; } = new(
        new Dictionary<string, ErrorHelp>
        {
            [ErrorCodes.InvalidEvent] = new(
                ErrorCategory.InvalidData,
                "Give the body as the handler received it, in one text: Get-Content -Raw reads a file so."),
            [OpenLineErrorCodes.OutcomeUnknown] = new(
                ErrorCategory.OperationTimeout,
                "Get-B24EventHandler shows what is bound; what was taken comes again with Receive-B24Event."),
            ["ERROR_EVENT_NOT_FOUND"] = new(
                ErrorCategory.ObjectNotFound, "Get-B24EventHandler -Available lists the events that there are."),
            ["ACCESS_DENIED"] = new(
                ErrorCategory.PermissionDenied,
                "Offline events, and handlers in the name of others, need an administrator; and the plan must have " +
                "them."),
            ["ERROR_WRONG_HANDLER_URL"] = new(
                ErrorCategory.InvalidArgument, "Give a URL that starts with https:// and that the portal can reach."),
            ["ERROR_CORE"] = new(
                ErrorCategory.InvalidOperation, "Get-B24EventHandler shows what is bound."),
            ["SCOPE_ERROR"] = new(
                ErrorCategory.PermissionDenied,
                "The events of the user need the permission im beside imbot; Get-B24Portal shows what there is."),
            ["AUTH_ERROR"] = new(
                ErrorCategory.AuthenticationError,
                "The portal cannot tell who calls: check what Connect-B24Portal was given."),
            ["USER_NOT_SUBSCRIBED"] = new(
                ErrorCategory.InvalidOperation,
                "Run Invoke-B24Method im.v2.Event.subscribe once, or leave -IncludeUserEvent out."),
        },
        BotErrorHelp.Table);
}
