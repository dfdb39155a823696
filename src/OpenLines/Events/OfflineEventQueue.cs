namespace Bitrix24.OpenLines;

/// <summary>
/// The queue of an application. What is taken stays there, kept for whoever has taken it, until it is acknowledged.
/// <c>event.offline.get</c>, <c>event.offline.list</c>, <c>event.offline.clear</c>
/// </summary>
/// <param name="client">The portal, by an application.</param>
/// <param name="source">Which part of the queue.</param>
public sealed class OfflineEventQueue(RestClient client, OfflineEventSource source) : EventQueue
{
    private const string AnswerLost =
        "An answer was lost. What that call has taken is looked for, and comes later, in the next run at the latest.";

    private readonly Reservations _reservations = new(client, source);
    private readonly List<IQueuedEvent> _done = [];
    private RestError? _deferred;
    private int _turn;

    /// <inheritdoc/>
    public override int Unacknowledged => _done.Count;

    /// <inheritdoc/>
    public override async Task<Outcome<IReadOnlyList<IQueuedEvent>>> ReceiveAsync(int limit, CancellationToken token)
    {
        if (_deferred is { } earlier)
        {
            _deferred = null;
            return Outcome.Failure<IReadOnlyList<IQueuedEvent>>(earlier);
        }
        int asked = Math.Min(limit, GetOfflineEvents.DefaultLimit);
        if (await _reservations.LookAsync(token).ConfigureAwait(false) is { } unknown)
            return Outcome.Failure<IReadOnlyList<IQueuedEvent>>(unknown);
        if (_reservations.IsOpen)
        {
            Outcome<IReadOnlyList<OfflineEvent>> kept =
                await _reservations.NextAsync(asked, token).ConfigureAwait(false);
            if (!kept.IsSuccess || kept.Value.Count > 0)
            {
                HasMore = true;
                return kept.Map(events => Outcome.Success<IReadOnlyList<IQueuedEvent>>(events));
            }
        }
        return await ReceiveNewAsync(asked, token).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override void Complete(IQueuedEvent entry) =>
        _done.Add(entry ?? throw new ArgumentNullException(nameof(entry)));

    /// <inheritdoc/>
    public override async Task<RestError?> AcknowledgeAsync(CancellationToken token)
    {
        if (_done.Count == 0)
            return null;
        IGrouping<string, IQueuedEvent>[] byProcess = [.. _done.GroupBy(entry => entry.ProcessId!)];
        ClearOfflineEvents[] requests =
        [
            .. byProcess.Select(process => new ClearOfflineEvents(
                process.Key, [.. process.Select(entry => entry.Id)], connector: source.AuthConnector)),
        ];
        IReadOnlyList<Outcome<bool>> outcomes = await client.SendAsync(requests, token).ConfigureAwait(false);
        for (int i = 0; i < byProcess.Length; i++)
        {
            if (outcomes[i].IsSuccess)
                _done.RemoveAll(byProcess[i].Contains);
        }
        return outcomes.Select(outcome => outcome.Error).FirstOrDefault(error => error is not null);
    }

    /// <summary>
    /// Takes what nobody has taken. The portal looks for one name at a time; several go out together, in turns where
    /// there is not room for all.
    /// </summary>
    private async Task<Outcome<IReadOnlyList<IQueuedEvent>>> ReceiveNewAsync(int limit, CancellationToken token)
    {
        string?[] names = source.Events.Count == 0 ? [null] : [.. source.Events];
        int count = Math.Min(names.Length, limit);
        int each = limit / count;
        GetOfflineEvents[] requests =
            [.. Enumerable.Range(_turn, count).Select(place => Request(names[place % names.Length], each))];
        _turn = (_turn + count) % names.Length;
        IReadOnlyList<Outcome<OfflineEventPage>> outcomes =
            await client.SendAsync(requests, token).ConfigureAwait(false);

        var taken = new List<OfflineEvent>();
        RestError? failure = null;
        bool wasLost = false;
        foreach (Outcome<OfflineEventPage> outcome in outcomes)
        {
            if (outcome.IsSuccess)
            {
                if (outcome.Value.ProcessId is { } processId)
                    _reservations.Add(processId);
                taken.AddRange(outcome.Value.Events);
            }
            else if (outcome.Error!.Code == OpenLineErrorCodes.OutcomeUnknown)
            {
                wasLost = true;
                _reservations.MarkLost(outcome.Error);
            }
            else
            {
                failure = outcome.Error;
            }
        }
        HasMore = wasLost || count < names.Length
            || outcomes.Any(outcome => outcome.IsSuccess && outcome.Value.Events.Count >= each);
        if (failure is not null && taken.Count == 0)
            return Outcome.Failure<IReadOnlyList<IQueuedEvent>>(failure);
        _deferred = failure;
        HasMore |= failure is not null;
        return Outcome.Success<IReadOnlyList<IQueuedEvent>>(
            [.. taken.OrderBy(one => one.Id)], wasLost ? [AnswerLost] : []);
    }

    private GetOfflineEvents Request(string? name, int limit) => new()
    {
        Filter = name is null ? [] : new JObject { ["=EVENT_NAME"] = name },
        Order = new JObject { ["ID"] = "ASC" },
        Limit = limit,
        Keeps = true,
        AuthConnector = source.AuthConnector,
        Failed = source.Failed,
    };
}

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
    public override async Task<Outcome<IReadOnlyList<IQueuedEvent>>> ReceiveAsync(int limit, CancellationToken token)
    {
        Outcome<IReadOnlyList<OfflineEvent>> page = await _pages.ReadNextAsync(token).ConfigureAwait(false);
        HasMore = _pages.HasMore;
        return page.Map(events => Outcome.Success<IReadOnlyList<IQueuedEvent>>(
            [.. events.Where(one => source.Events.Count == 0 || source.Events.Contains(one.Event))]));
    }

    /// <inheritdoc/>
    public override void Complete(IQueuedEvent entry)
    {
        // It stays where it is.
    }

    /// <inheritdoc/>
    public override Task<RestError?> AcknowledgeAsync(CancellationToken token) => Task.FromResult<RestError?>(null);
}

/// <summary>Which part of the queue of an application is meant.</summary>
public sealed record OfflineEventSource
{
    /// <summary>The names of the events, in upper case; none for all.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>The key of the source; null for none.</summary>
    public string? AuthConnector { get; init; }

    /// <summary>Whether those are meant that somebody has failed at.</summary>
    public bool Failed { get; init; }

    /// <summary>
    /// Whether what others have taken and not acknowledged is left alone. Whoever shares a queue with others wants
    /// that.
    /// </summary>
    public bool SkipsReserved { get; init; }
}
