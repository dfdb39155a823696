namespace Bitrix24.Sandbox;

/// <summary>The errors of both versions of the bots' API. The texts are those of the reference.</summary>
internal static class BotErrors
{
    public static RestException NoClientId() => new(403, "ACCESS_DENIED", "Access denied! Client ID not specified");

    public static RestException NoBot() => new(400, "BOT_ID_ERROR", "Bot not found");

    public static RestException OtherApplication() =>
        new(400, "APP_ID_ERROR", "Bot was installed by another REST application");

    public static RestException NoHandler(BotEvent missing) =>
        new(400, $"{missing.Name}_ERROR", $"Handler for \"{missing.Title}\" event isn't specified");

    public static RestException WrongHandler(BotEvent wrong) => new(400, $"{wrong.Name}_ERROR", "Wrong handler URL");

    public static RestException NoCode() => new(400, "CODE_ERROR", "Bot code isn't specified");

    public static RestException NoName() => new(400, "NAME_ERROR", "Bot name isn't specified");

    public static RestException TooMany(int max) => new(
        400, "MAX_COUNT_ERROR", $"Has reached the maximum number of bots for application (max: {max})");

    public static RestException NothingToUpdate() => WrongRequest("Update fields can't be empty");

    public static RestException WrongRequest(string description) => new(400, "WRONG_REQUEST", description);

    public static RestException NoToken() => new(403, "BOT_TOKEN_NOT_SPECIFIED", "Bot token is not specified");

    public static RestException NotTheOwner() =>
        new(403, "BOT_OWNERSHIP_ERROR", "Bot is registered by another application");

    public static RestException TokenTooLong() =>
        V2("BOT_TOKEN_INVALID_LENGTH", "Bot token must not be longer than 40 characters");

    /// <summary>An error of the second version that is the caller's mistake.</summary>
    public static RestException V2(string code, string description) => new(400, code, description);
}
