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
    private readonly List<EventParcel> _done = [];
    private RestError? _deferred;
    private int _turn;

    /// <inheritdoc/>
    public override int Unacknowledged => _done.Count;

    /// <inheritdoc/>
    public override async Task<Outcome<IReadOnlyList<EventParcel>>> TakeAsync(int limit, CancellationToken token)
    {
        if (_deferred is { } earlier)
        {
            _deferred = null;
            return Outcome.Failure<IReadOnlyList<EventParcel>>(earlier);
        }
        int asked = Math.Min(limit, TakeOfflineEvents.DefaultLimit);
        if (await _reservations.LookAsync(token).ConfigureAwait(false) is { } unknown)
            return Outcome.Failure<IReadOnlyList<EventParcel>>(unknown);
        if (_reservations.IsOpen)
        {
            Outcome<IReadOnlyList<OfflineEvent>> kept =
                await _reservations.NextAsync(asked, token).ConfigureAwait(false);
            if (!kept.IsSuccess || kept.Value.Count > 0)
            {
                HasMore = true;
                return kept.Map(events => Outcome.Success(Parcels(events)));
            }
        }
        return await TakeNewAsync(asked, token).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override void Complete(EventParcel parcel) =>
        _done.Add(parcel ?? throw new ArgumentNullException(nameof(parcel)));

    /// <inheritdoc/>
    public override async Task<RestError?> AcknowledgeAsync(CancellationToken token)
    {
        if (_done.Count == 0)
            return null;
        IGrouping<string, EventParcel>[] packages = [.. _done.GroupBy(parcel => parcel.ProcessId!)];
        ClearOfflineEvents[] requests =
        [
            .. packages.Select(package => new ClearOfflineEvents(
                package.Key, [.. package.Select(parcel => parcel.Id)], connector: source.AuthConnector)),
        ];
        IReadOnlyList<Outcome<bool>> outcomes = await client.SendAsync(requests, token).ConfigureAwait(false);
        for (int i = 0; i < packages.Length; i++)
        {
            if (outcomes[i].IsSuccess)
                _done.RemoveAll(packages[i].Contains);
        }
        return outcomes.Select(outcome => outcome.Error).FirstOrDefault(error => error is not null);
    }

    /// <summary>
    /// Takes what nobody has taken. The portal looks for one name at a time; several go out together, in turns where
    /// there is not room for all.
    /// </summary>
    private async Task<Outcome<IReadOnlyList<EventParcel>>> TakeNewAsync(int limit, CancellationToken token)
    {
        string?[] names = source.Events.Count == 0 ? [null] : [.. source.Events];
        int count = Math.Min(names.Length, limit);
        int each = limit / count;
        TakeOfflineEvents[] requests =
            [.. Enumerable.Range(_turn, count).Select(place => Request(names[place % names.Length], each))];
        _turn = (_turn + count) % names.Length;
        IReadOnlyList<Outcome<OfflineEventPackage>> outcomes =
            await client.SendAsync(requests, token).ConfigureAwait(false);

        var taken = new List<OfflineEvent>();
        RestError? failure = null;
        bool wasLost = false;
        foreach (Outcome<OfflineEventPackage> outcome in outcomes)
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
                _reservations.Lose(outcome.Error);
            }
            else
            {
                failure = outcome.Error;
            }
        }
        HasMore = wasLost || count < names.Length
            || outcomes.Any(outcome => outcome.IsSuccess && outcome.Value.Events.Count >= each);
        if (failure is not null && taken.Count == 0)
            return Outcome.Failure<IReadOnlyList<EventParcel>>(failure);
        _deferred = failure;
        HasMore |= failure is not null;
        return Outcome.Success(Parcels(taken.OrderBy(one => one.Id)), wasLost ? [AnswerLost] : []);
    }

    private TakeOfflineEvents Request(string? name, int limit) => new()
    {
        Filter = name is null ? [] : new JObject { ["=EVENT_NAME"] = name },
        Order = new JObject { ["ID"] = "ASC" },
        Limit = limit,
        Keeps = true,
        AuthConnector = source.AuthConnector,
        Failed = source.Failed,
    };

    private static IReadOnlyList<EventParcel> Parcels(IEnumerable<OfflineEvent> events) =>
        [.. events.Select(one => new EventParcel(one.Id, one.ProcessId, one.Events))];
}
