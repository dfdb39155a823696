namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imbot.v2.Bot.list</c>: a page of the bots that belong to an application or to a token, with all that their owner
/// may see.
/// </summary>
/// <param name="botToken">The token; a webhook needs it. Secret.</param>
/// <param name="type">The type that they have; null for any.</param>
/// <param name="offset">How many bots are passed over first.</param>
/// <param name="limit">How many bots, at most 50; null leaves it to the portal.</param>
internal sealed class ListBotsV2(string? botToken, Choice<BotType>? type, int offset = 0, int? limit = null)
    : Request<BotPage>
{
    internal override IEnumerable<string?> Secrets => [botToken];

    internal override RestCall ToCall()
    {
        var call = new JObject();
        if (botToken is not null)
            call["botToken"] = botToken;
        if (type is { } wanted)
            call["filter"] = new JObject { ["type"] = wanted.Value };
        if (limit is { } count)
            call["limit"] = count;
        if (offset > 0)
            call["offset"] = offset;
        return new("imbot.v2.Bot.list", call);
    }

    internal override Outcome<BotPage> Read(JToken answer)
    {
        if (answer is not JObject map || map["bots"] is not JArray rows)
            return Outcome.Failure<BotPage>(OpenLineErrors.Unexpected("a page of bots", answer));
        Bot[] bots = [.. rows.OfType<JObject>().Select(row => Bot.Read(row, map["users"])).OfType<Bot>()];
        return Outcome.Success(new BotPage(bots, JsonField.Flag(map["hasNextPage"]) is true));
    }
}
