namespace Bitrix24.OpenLines;

/// <summary>
/// Goes through what is kept in the queue for somebody: what earlier runs have taken and not acknowledged, and what a
/// call has taken whose answer was lost. The portal tells under what it keeps it only in that answer, and in the list.
/// </summary>
/// <param name="client">The portal.</param>
/// <param name="source">Which part of the queue.</param>
internal sealed class Reservations(RestClient client, OfflineEventSource source)
{
    private readonly HashSet<string> _known = [];
    private readonly Queue<string> _open = new();
    private bool _isStarted;
    private int _last;
    private TimeSpan? _lostUntil;

    /// <summary>Whether there is something left, as far as is known.</summary>
    public bool IsOpen => _open.Count > 0;

    /// <summary>Notes what has been taken by a call that was answered.</summary>
    public void Add(string processId) => _known.Add(processId);

    /// <summary>Notes that an answer was lost: what that call takes, or may take yet, is looked for.</summary>
    public void MarkLost(RestError error) =>
        _lostUntil = error.MayRunUntil ?? client.Clock.Elapsed + client.LongestRun;

    /// <summary>Looks for what is not known yet.</summary>
    /// <returns>Why that was not possible; null when it was.</returns>
    public async Task<RestError?> LookAsync(CancellationToken token)
    {
        if (_isStarted && _lostUntil is null)
            return null;
        TimeSpan now = client.Clock.Elapsed;
        Outcome<IReadOnlyList<OfflineEvent>> reserved =
            await OfflineEventPager.Reserved(client, source).ReadAllAsync(token).ConfigureAwait(false);
        if (reserved.Error is { } error)
            return error;

        bool isWanted = _isStarted || !source.SkipsReserved;
        foreach (string processId in reserved.Value.Where(IsWanted).Select(one => one.ProcessId!).Distinct())
        {
            if (_known.Add(processId) && isWanted)
                _open.Enqueue(processId);
        }
        _isStarted = true;
        if (now >= _lostUntil)
            _lostUntil = null;
        return null;
    }

    /// <summary>The next events that are kept.</summary>
    public async Task<Outcome<IReadOnlyList<OfflineEvent>>> NextAsync(int limit, CancellationToken token)
    {
        while (IsOpen)
        {
            Outcome<OfflineEventPage> page = await client.SendAsync(
                new GetOfflineEvents
                {
                    Filter = new JObject { [">ID"] = _last },
                    Order = new JObject { ["ID"] = "ASC" },
                    Limit = limit,
                    Keeps = true,
                    ProcessId = _open.Peek(),
                    AuthConnector = source.AuthConnector,
                    Failed = source.Failed,
                },
                token).ConfigureAwait(false);
            if (page.Error is { } error)
                return Outcome.Failure<IReadOnlyList<OfflineEvent>>(error);

            IReadOnlyList<OfflineEvent> events = page.Value.Events;
            _last = events.Select(one => one.Id).Append(_last).Max();
            if (events.Count < limit)
            {
                _open.Dequeue();
                _last = 0;
            }
            OfflineEvent[] wanted = [.. events.Where(IsWanted)];
            if (wanted.Length > 0)
                return Outcome.Success<IReadOnlyList<OfflineEvent>>(wanted);
        }
        return Outcome.Success<IReadOnlyList<OfflineEvent>>([]);
    }

    private bool IsWanted(OfflineEvent one) => source.Events.Count == 0 || source.Events.Contains(one.Event);
}
