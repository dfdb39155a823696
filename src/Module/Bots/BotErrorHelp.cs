namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What helps against the errors of <c>imbot.*</c>.</summary>
internal static class BotErrorHelp
{
    private const string CheckBot = "Tab completes the ids of the bots that there are: Update-B24Bot -BotId <Tab>.";

    private const string CheckBotOwner =
        "Give the CLIENT_ID or the token that the bot was registered with, or connect as its application.";

    private const string CheckHandler = "Give a URL that starts with https:// and that the portal can reach.";

    private const string CheckAvatar = "Give a PNG, JPEG or GIF of at most 5000 pixels a side.";

    private const string MakeRoom =
        "An application has so many bots at the most. Unregister-B24Bot takes one away that is not needed.";

    public static ErrorHelpTable Table { get; } = new(
        new Dictionary<string, ErrorHelp>
        {
            [BotErrorCodes.BotTokenUnknown] = new(
                ErrorCategory.OperationTimeout, "Try the new token first, then the old one."),
            [BotErrorCodes.BotNotFound] = new(
                ErrorCategory.ObjectNotFound,
                "Get-B24Bot lists the bots; with -BotToken, or as an application, also those of version 2."),
            ["BOT_ID_ERROR"] = new(ErrorCategory.ObjectNotFound, CheckBot),
            ["BOT_ID_REQUIRED"] = new(ErrorCategory.InvalidArgument, CheckBot),
            ["BOT_NOT_FOUND"] = new(ErrorCategory.ObjectNotFound, CheckBot),
            ["APP_ID_ERROR"] = new(ErrorCategory.PermissionDenied, CheckBotOwner),
            ["BOT_OWNERSHIP_ERROR"] = new(ErrorCategory.PermissionDenied, CheckBotOwner),
            ["BOT_TOKEN_NOT_SPECIFIED"] = new(ErrorCategory.InvalidArgument, "Give -BotToken."),
            ["BOT_TOKEN_ROTATION_FAILED"] = new(
                ErrorCategory.InvalidArgument, "The bot keeps its token. Try again with another new one."),
            ["BOT_TOKEN_INVALID_LENGTH"] = new(
                ErrorCategory.InvalidArgument, "A token has at most 40 characters: give the bot a shorter one."),
            ["BOT_INVALID_EVENT_MODE"] = new(ErrorCategory.InvalidArgument, "eventMode is fetch or webhook."),
            ["BOT_INVALID_CALLBACK"] = new(ErrorCategory.InvalidArgument, CheckHandler),
            ["BOT_AVATAR_INCORRECT_TYPE"] = new(ErrorCategory.InvalidArgument, CheckAvatar),
            ["BOT_AVATAR_INCORRECT_SIZE"] = new(ErrorCategory.InvalidArgument, CheckAvatar),
            ["EVENT_MESSAGE_ADD_ERROR"] = new(ErrorCategory.InvalidArgument, CheckHandler),
            ["EVENT_MESSAGE_UPDATE_ERROR"] = new(ErrorCategory.InvalidArgument, CheckHandler),
            ["EVENT_MESSAGE_DELETE_ERROR"] = new(ErrorCategory.InvalidArgument, CheckHandler),
            ["EVENT_WELCOME_MESSAGE_ERROR"] = new(ErrorCategory.InvalidArgument, CheckHandler),
            ["EVENT_BOT_DELETE_ERROR"] = new(ErrorCategory.InvalidArgument, CheckHandler),
            ["NAME_ERROR"] = new(ErrorCategory.InvalidArgument, "Give a first name or a last name."),
            ["WRONG_REQUEST"] = new(
                ErrorCategory.InvalidArgument,
                "Give a field that can change; no other bot may have the code, and no user the e-mail address."),
            ["CODE_ERROR"] = new(ErrorCategory.InvalidArgument, "Give -Code."),
            ["MAX_COUNT_ERROR"] = new(ErrorCategory.LimitsExceeded, MakeRoom),
            ["BOT_LIMIT_EXCEEDED"] = new(ErrorCategory.LimitsExceeded, MakeRoom),
            ["BOT_CODE_REQUIRED"] = new(ErrorCategory.InvalidArgument, "Give -Code."),
            ["BOT_PROPERTIES_REQUIRED"] = new(ErrorCategory.InvalidArgument, "Give a first name with -Name."),
            ["BOT_CODE_ALREADY_TAKEN"] = new(
                ErrorCategory.ResourceExists,
                "Take another code; or give the token of the bot that has it, or connect as its application."),
            ["BOT_INVALID_TYPE"] = new(
                ErrorCategory.InvalidArgument, "Give -Type bot, openline, supervisor, personal or network."),
            ["BOT_WEBHOOK_URL_REQUIRED"] = new(
                ErrorCategory.InvalidArgument, "Give webhookUrl with eventMode webhook, or take eventMode fetch."),
            ["BOT_REGISTER_FAILED"] = new(
                ErrorCategory.InvalidOperation, "The bot was not made. Check its fields, then try again."),
            ["BOT_UNREGISTER_FAILED"] = new(
                ErrorCategory.InvalidOperation, "The bot is still there. Try again later."),
            ["PARAMS_REQUIRED"] = new(ErrorCategory.InvalidArgument, "Give -BotId or -Code."),
        },
        PortalErrorHelp.Table);
}
