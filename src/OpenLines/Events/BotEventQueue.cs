namespace Bitrix24.OpenLines;

/// <summary>
/// The queue of a bot in the mode fetch. One offset acknowledges all that stands before it, so that what is not wanted
/// is acknowledged with what is. <c>imbot.v2.Event.get</c>
/// </summary>
/// <param name="client">The portal.</param>
/// <param name="botId">The id of the bot, from 1.</param>
/// <param name="botToken">Its token, which a webhook needs; null for an application. Secret.</param>
public sealed class BotEventQueue(RestClient client, int botId, string? botToken = null) : EventQueue
{
    private int? _offset;
    private int? _acknowledged;
    private int _unacknowledged;

    /// <summary>The names of the events that are wanted, in upper case; none for all.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Whether the events of the user come with those of the bot.</summary>
    public bool WithUserEvents { get; init; }

    /// <summary>Whether processed events are acknowledged; otherwise the queue is only read.</summary>
    public bool Acknowledges { get; init; } = true;

    /// <inheritdoc/>
    public override int Unacknowledged => _unacknowledged;

    /// <inheritdoc/>
    public override async Task<Outcome<IReadOnlyList<IQueuedEvent>>> ReceiveAsync(int limit, CancellationToken token)
    {
        Outcome<BotEventPage> page = await SendAsync(Math.Min(limit, GetBotEvents.MaxLimit), token)
            .ConfigureAwait(false);
        // What is only looked at does not go on.
        HasMore = Acknowledges && page.IsSuccess && page.Value.HasMore;
        return page.Map(read => Outcome.Success<IReadOnlyList<IQueuedEvent>>(
        [
            .. read.Events.Where(one => one.EventId is not null).Select(one => new QueuedBotEvent(
                one.EventId!.Value, Events.Count == 0 || Events.Contains(one.Event) ? [one] : [])),
        ]));
    }

    /// <inheritdoc/>
    public override void Complete(IQueuedEvent entry)
    {
        if (entry is null)
            throw new ArgumentNullException(nameof(entry));
        if (!Acknowledges)
            return;
        _offset = Math.Max(_offset ?? 0, entry.Id + 1);
        _unacknowledged++;
    }

    /// <inheritdoc/>
    public override async Task<RestError?> AcknowledgeAsync(CancellationToken token) => _offset == _acknowledged
        ? null
        : (await SendAsync(limit: 1, token).ConfigureAwait(false)).Error;

    private async Task<Outcome<BotEventPage>> SendAsync(int limit, CancellationToken token)
    {
        int? offset = _offset;
        int acknowledged = _unacknowledged;
        Outcome<BotEventPage> page = await client.SendAsync(
            new GetBotEvents(botId, botToken) { Offset = offset, Limit = limit, WithUserEvents = WithUserEvents },
            token).ConfigureAwait(false);
        if (page.IsSuccess)
        {
            _acknowledged = offset;
            _unacknowledged -= acknowledged;
        }
        return page;
    }

    private sealed record QueuedBotEvent(int Id, IReadOnlyList<PortalEvent> Events) : IQueuedEvent
    {
        public string? ProcessId => null;
    }
}

/// <summary>
/// <c>imbot.v2.Event.get</c>: the next events of a bot in the mode fetch. What stands before the offset is
/// acknowledged, and is gone; a portal keeps the rest for 24 hours.
/// </summary>
/// <param name="botId">The id of the bot, from 1.</param>
/// <param name="botToken">Its token, which a webhook needs; null for an application. Secret.</param>
/// <exception cref="InvalidInputException">The id or the limit cannot be right.</exception>
public sealed class GetBotEvents(int botId, string? botToken = null) : Request<BotEventPage>("imbot.v2.Event.get")
{
    /// <summary>The most that the portal gives at once.</summary>
    public const int MaxLimit = 1000;

    private readonly int _botId = botId > 0 ? botId : throw new InvalidInputException(InputError.NotAnId(
        "BotId", $"{botId}", "bot"));
    private int? _limit;

    /// <summary>Acknowledges the events with lower ids; null for none.</summary>
    public int? Offset { get; init; }

    /// <summary>How many, from 1 to 1000; null for 100.</summary>
    public int? Limit
    {
        get => _limit;
        init => _limit = value is null or (>= 1 and <= MaxLimit)
            ? value
            : throw new InvalidInputException(
                InputError.Invalid(nameof(Limit), $"{value}", $"It is from 1 to {MaxLimit}."));
    }

    /// <summary>Whether the events of the user come with them; he must have asked for them.</summary>
    public bool WithUserEvents { get; init; }

    /// <summary>The same offset acknowledges the same events.</summary>
    public override CallKind Kind => Offset is null ? CallKind.Read : CallKind.Change;

    internal override IEnumerable<string?> Secrets => [botToken];

    internal override JObject Parameters()
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
        return call;
    }

    internal override Outcome<BotEventPage> Read(JToken answer)
    {
        if (answer is not JObject map || PhpList.Of(map["events"]) is not { } entries)
            return Unexpected("events of a bot", answer);
        PortalEvent[] events = [.. entries.OfType<JObject>().SelectMany(EventReader.ReadOfBot)];
        int after = events.Select(one => one.EventId + 1 ?? 0).DefaultIfEmpty(Offset ?? 0).Max();
        return Outcome.Success(new BotEventPage(
            events, JsonField.Number(map["nextOffset"]) ?? after, JsonField.Flag(map["hasMore"]) ?? false));
    }
}

/// <summary>The next events of a bot.</summary>
/// <param name="Events">The events, each of the bot's with its id.</param>
/// <param name="NextOffset">Where it goes on: the offset that acknowledges these.</param>
/// <param name="HasMore">Whether there are more.</param>
public sealed record BotEventPage(IReadOnlyList<PortalEvent> Events, int NextOffset, bool HasMore);
