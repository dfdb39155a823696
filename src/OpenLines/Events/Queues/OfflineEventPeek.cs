namespace Bitrix24.OpenLines;

/// <summary>
/// The queue of an application, only looked at: nothing is taken, and nothing acknowledged. <c>event.offline.list</c>
/// </summary>
/// <param name="client">The portal, by an application.</param>
/// <param name="source">Which part of the queue.</param>
public sealed class OfflineEventPeek(RestClient client, OfflineEventSource source) : EventQueue
{
    private readonly OfflineEventPager _pages =
        OfflineEventPager.Of(client, source.AuthConnector, processId: "", failed: source.Failed);

    /// <inheritdoc/>
    public override int Unacknowledged => 0;

    /// <inheritdoc/>
    public override async Task<Outcome<IReadOnlyList<EventParcel>>> TakeAsync(int limit, CancellationToken token)
    {
        Outcome<IReadOnlyList<OfflineEvent>> page = await _pages.ReadNextAsync(token).ConfigureAwait(false);
        HasMore = _pages.HasMore;
        return page.Map(events => Outcome.Success<IReadOnlyList<EventParcel>>(
        [
            .. events.Where(one => source.Events.Count == 0 || source.Events.Contains(one.Event))
                .Select(one => new EventParcel(one.Id, one.ProcessId, one.Events)),
        ]));
    }

    /// <inheritdoc/>
    public override void Complete(EventParcel parcel)
    {
        // It stays where it is.
    }

    /// <inheritdoc/>
    public override Task<RestError?> AcknowledgeAsync(CancellationToken token) => Task.FromResult<RestError?>(null);
}
