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

    /// <summary>Whether the portal is told what has been dealt with; else it is only looked at.</summary>
    public bool Acknowledges { get; init; } = true;

    /// <inheritdoc/>
    public override int Unacknowledged => _unacknowledged;

    /// <inheritdoc/>
    public override async Task<Outcome<IReadOnlyList<EventParcel>>> TakeAsync(int limit, CancellationToken token)
    {
        Outcome<BotEventPage> page = await SendAsync(Math.Min(limit, GetBotEvents.MaxLimit), token)
            .ConfigureAwait(false);
        // What is only looked at does not go on.
        HasMore = Acknowledges && page.IsSuccess && page.Value.HasMore;
        return page.Map(read => Outcome.Success<IReadOnlyList<EventParcel>>(
        [
            .. read.Events.Where(one => one.EventId is not null).Select(one => new EventParcel(
                one.EventId!.Value,
                processId: null,
                Events.Count == 0 || Events.Contains(one.Event) ? [one] : [])),
        ]));
    }

    /// <inheritdoc/>
    public override void Complete(EventParcel parcel)
    {
        if (parcel is null)
            throw new ArgumentNullException(nameof(parcel));
        if (!Acknowledges)
            return;
        _offset = Math.Max(_offset ?? 0, parcel.Id + 1);
        _unacknowledged++;
    }

    /// <inheritdoc/>
    public override async Task<RestError?> AcknowledgeAsync(CancellationToken token) => _offset == _acknowledged
        ? null
        : (await SendAsync(limit: 1, token).ConfigureAwait(false)).Error;

    private async Task<Outcome<BotEventPage>> SendAsync(int limit, CancellationToken token)
    {
        int? offset = _offset;
        int told = _unacknowledged;
        Outcome<BotEventPage> page = await client.SendAsync(
            new GetBotEvents(botId, botToken) { Offset = offset, Limit = limit, WithUserEvents = WithUserEvents },
            token).ConfigureAwait(false);
        if (page.IsSuccess)
        {
            _acknowledged = offset;
            _unacknowledged -= told;
        }
        return page;
    }
}
