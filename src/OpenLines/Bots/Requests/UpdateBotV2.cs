using System.Collections.Generic;
using System.Linq;
using Bitrix24.Rest;
using Newtonsoft.Json.Linq;

namespace Bitrix24.OpenLines;

/// <summary><c>imbot.v2.Bot.update</c>: answers the bot as it is now.</summary>
internal sealed class UpdateBotV2(BotUpdate update) : UpdateBot(update)
{
    internal override RestCall ToCall()
    {
        var call = new JObject { ["botId"] = Update.BotId };
        if (Update.BotToken is { } token)
            call["botToken"] = token;
        call["fields"] = BotFieldWriter.Write(Update.Fields, BotApiVersion.V2);
        return new("imbot.v2.Bot.update", call, CallKind);
    }

    internal override Outcome<Bot> Read(JToken answer) => answer is JObject map && Bot.Read(map) is { } bot
        ? Outcome.Success(bot, [.. Differences(bot)])
        : Unexpected("a bot", answer);

    /// <summary>What the portal has made of what was sent, where it is something else.</summary>
    private IEnumerable<string> Differences(Bot bot)
    {
        BotFields sent = Update.Fields;
        (string Name, string? Sent, string? Kept)[] fields =
        [
            ("isHidden", Show(sent.IsHidden), Show(bot.IsHidden)),
            ("isReactionsEnabled", Show(sent.IsReactionsEnabled), Show(bot.IsReactionsEnabled)),
            ("isSupportOpenline", Show(sent.IsSupportOpenline), Show(bot.IsSupportOpenline)),
            ("backgroundId", sent.BackgroundId?.Value, bot.BackgroundId?.Value ?? "none"),
            ("eventMode", sent.EventMode?.Value, bot.EventMode?.Value),
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
