namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imbot.v2.Event.get</c>: the next events of a bot in the mode fetch. What stands before the offset is
/// acknowledged, and is gone; a portal keeps the rest for 24 hours.
/// </summary>
/// <param name="botId">The id of the bot, from 1.</param>
/// <param name="botToken">Its token, which a webhook needs; null for an application. Secret.</param>
/// <exception cref="InvalidInputException">The id or the limit cannot be right.</exception>
public sealed class GetBotEvents(int botId, string? botToken = null) : Request<BotEventPage>
{
    /// <summary>The most that the portal gives at once.</summary>
    public const int MaxLimit = 1000;

    private readonly int _botId = botId > 0 ? botId : throw Refused("BotId", $"{botId}", "The id of a bot is from 1.");
    private int? _limit;

    /// <summary>Acknowledges the events with lower ids; null for none.</summary>
    public int? Offset { get; init; }

    /// <summary>How many, from 1 to 1000; null for 100.</summary>
    public int? Limit
    {
        get => _limit;
        init => _limit = value is null or (>= 1 and <= MaxLimit)
            ? value
            : throw Refused(nameof(Limit), $"{value}", $"It is from 1 to {MaxLimit}.");
    }

    /// <summary>Whether the events of the user come with them; he must have asked for them.</summary>
    public bool WithUserEvents { get; init; }

    internal override IEnumerable<string?> Secrets => [botToken];

    internal override RestCall ToCall()
    {
        var call = new JObject { ["botId"] = _botId };
        if (botToken is not null)
            call["botToken"] = botToken;
        if (Offset is { } offset)
            call["offset"] = offset;
        if (Limit is { } limit)
            call["limit"] = limit;
        if (WithUserEvents)
            call["withUserEvents"] = true;
        // The same offset acknowledges the same events.
        return new("imbot.v2.Event.get", call, Offset is null ? CallKind.Read : CallKind.Change);
    }

    internal override Outcome<BotEventPage> Read(JToken answer)
    {
        if (answer is not JObject map || PhpList.Of(map["events"]) is not { } entries)
            return Outcome.Failure<BotEventPage>(OpenLineErrors.Unexpected("events of a bot", answer));
        PortalEvent[] events = [.. entries.OfType<JObject>().SelectMany(ReadOne)];
        int after = events.Select(one => one.EventId + 1 ?? 0).DefaultIfEmpty(Offset ?? 0).Max();
        return Outcome.Success(new BotEventPage(
            events, JsonField.Number(map["nextOffset"]) ?? after, JsonField.Flag(map["hasMore"]) ?? false));
    }

    private static IReadOnlyList<PortalEvent> ReadOne(JObject entry) =>
        JsonField.Text(entry["type"]) is { Length: > 0 } name ? EventBodyReader.OfBot(name, entry) : [];

    private static InvalidInputException Refused(string setting, string value, string reason) =>
        new([new(InputErrorCodes.InvalidValue, setting, value, reason)]);
}
