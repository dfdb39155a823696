namespace Bitrix24.OpenLines;

/// <summary><c>imbot.bot.list</c>: the bots that there are, with id, name and code.</summary>
internal sealed class ListBots : Request<IReadOnlyList<Bot>>
{
    internal override RestCall ToCall() => new("imbot.bot.list");

    /// <summary>A map from the id to the bot; no bots are an empty list.</summary>
    internal override Outcome<IReadOnlyList<Bot>> Read(JToken answer)
    {
        if (answer is not JObject and not JArray)
            return Outcome.Failure<IReadOnlyList<Bot>>(OpenLineErrors.Unexpected("a list of bots", answer));
        IEnumerable<JToken> entries = answer is JObject map ? map.PropertyValues() : answer;
        return Outcome.Success<IReadOnlyList<Bot>>(
            [.. entries.OfType<JObject>().Select(Bot.ReadListed).OfType<Bot>()]);
    }
}
