namespace Bitrix24.Sandbox;

/// <summary>Shows bots the way the second version of the API does.</summary>
internal static class BotView
{
    public static JObject Answer(Bot bot, bool isOwner, DateTimeOffset now) => new()
    {
        ["bot"] = Show(bot.State, isOwner),
        ["users"] = Users([bot], now),
    };

    public static JArray Users(IEnumerable<Bot> bots, DateTimeOffset now) =>
        new(bots.Select(bot => User(bot.State, now)));

    /// <summary>A bot; some of it is nobody's business but the owner's.</summary>
    public static JObject Show(SandboxBot bot, bool isOwner)
    {
        var shown = new JObject
        {
            ["id"] = bot.Id,
            ["code"] = bot.Code,
            ["type"] = bot.Type,
            ["isHidden"] = bot.IsHidden,
            ["isSupportOpenline"] = bot.IsSupportOpenline,
            ["isReactionsEnabled"] = bot.IsReactionsEnabled,
            ["backgroundId"] = bot.BackgroundId,
            ["language"] = "en",
        };
        if (isOwner)
        {
            shown["moduleId"] = "rest";
            shown["eventMode"] = bot.EventMode;
            shown["countMessage"] = 0;
            shown["countCommand"] = 0;
            shown["countChat"] = 0;
            shown["countUser"] = 0;
        }
        return shown;
    }

    private static JObject User(SandboxBot bot, DateTimeOffset now) => new()
    {
        ["id"] = bot.Id,
        ["active"] = true,
        ["name"] = bot.FullName,
        ["firstName"] = bot.Name,
        ["lastName"] = bot.LastName,
        ["workPosition"] = bot.WorkPosition,
        ["color"] = BotColor.Find(color => color.Code == bot.Color)?.Hex,
        ["avatar"] = bot.AvatarLength > 0 ? $"/upload/main/bot{bot.Id}/avatar" : "",
        ["gender"] = bot.Gender,
        ["birthday"] = bot.Birthday,
        ["extranet"] = false,
        ["bot"] = true,
        ["connector"] = false,
        ["externalAuthId"] = "bot",
        ["status"] = "online",
        ["idle"] = false,
        ["lastActivityDate"] = Envelope.Date(now),
        ["absent"] = false,
        ["departments"] = new JArray(1),
        ["phones"] = false,
        ["type"] = "bot",
    };
}
