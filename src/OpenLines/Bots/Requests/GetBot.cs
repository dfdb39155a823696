namespace Bitrix24.OpenLines;

/// <summary><c>imbot.v2.Bot.get</c>: one bot, by its id or by its code. Others' bots are shown in brief.</summary>
/// <param name="lookup">Which bot.</param>
internal sealed class GetBot(BotLookup lookup) : Request<Bot>
{
    internal override IEnumerable<string?> Secrets => [lookup.BotToken];

    internal override RestCall ToCall()
    {
        var call = new JObject();
        if (lookup.BotToken is { } token)
            call["botToken"] = token;
        if (lookup.BotId is { } id)
            call["botId"] = id;
        else
            call["code"] = lookup.Code;
        return new("imbot.v2.Bot.get", call);
    }

    internal override Outcome<Bot> Read(JToken answer) => answer is JObject map && Bot.Read(map) is { } bot
        ? Outcome.Success(bot)
        : Outcome.Failure<Bot>(OpenLineErrors.Unexpected("a bot", answer));
}
