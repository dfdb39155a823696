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
        ? Outcome.Success(bot, [.. BotDifferences.Between(Update.Fields, bot)])
        : Unexpected("a bot", answer);
}
