namespace Bitrix24.OpenLines;

/// <summary>Compares a bot of version 2 with what was sent.</summary>
internal static class BotDifferences
{
    /// <summary>What the portal has made of what was sent, where it is something else.</summary>
    public static IEnumerable<string> Between(BotFields sent, Bot bot)
    {
        (string Name, string? Sent, string? Kept)[] fields =
        [
            ("isHidden", Show(sent.IsHidden), Show(bot.IsHidden)),
            ("isReactionsEnabled", Show(sent.IsReactionsEnabled), Show(bot.IsReactionsEnabled)),
            ("isSupportOpenline", Show(sent.IsSupportOpenline), Show(bot.IsSupportOpenline)),
            ("backgroundId", sent.BackgroundId, bot.BackgroundId ?? "none"),
            ("eventMode", sent.EventMode, bot.EventMode),
        ];
        return fields
            .Where(field => field.Sent is not null && field.Kept is not null && field.Sent != field.Kept)
            .Select(field => $"{bot}: {field.Name} is {field.Kept} on the portal, {field.Sent} was sent");
    }

    private static string? Show(bool? flag) => flag switch
    {
        null => null,
        true => "true",
        false => "false",
    };
}
