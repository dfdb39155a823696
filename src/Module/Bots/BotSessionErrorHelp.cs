namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What helps against the errors of <c>imopenlines.bot.session.*</c>.</summary>
internal static class BotSessionErrorHelp
{
    public static ErrorHelpTable Table { get; } = new(
        new Dictionary<string, ErrorHelp>
        {
            ["CHAT_ID_EMPTY"] = new(
                ErrorCategory.InvalidArgument, "Give -ChatId; Get-B24Dialog and Get-B24CrmChat find the chat."),
            ["BOT_ID_ERROR"] = new(
                ErrorCategory.ObjectNotFound,
                "Give the CLIENT_ID or the token of the bot that has the dialog, or connect as its application; " +
                "Get-B24Bot lists bots."),
            ["WRONG_CHAT"] = new(
                ErrorCategory.InvalidOperation,
                "An operator has the dialog already, and no bot: Get-B24Dialog shows who."),
            ["USER_ID_EMPTY"] = new(ErrorCategory.InvalidArgument, "Give -ToUser; Get-B24User lists the users."),
            ["QUEUE_ID_EMPTY"] = new(ErrorCategory.InvalidArgument, "Give -ToLine; Get-B24OpenLine lists the lines."),
            ["TRANSFER_ID_EMPTY"] = new(ErrorCategory.InvalidArgument, "Give -ToUser or -ToLine."),
            ["OPERATOR_WRONG"] = new(
                ErrorCategory.ObjectNotFound,
                "Give a user who works here (Get-B24User) or an open line that is active (Get-B24OpenLine); and the " +
                "bot must still have the dialog."),
        },
        PortalErrorHelp.Table);
}
