namespace Bitrix24.OpenLines;

/// <summary>
/// Knows which lines one run has made, and finds out what became of those whose answer was lost. The REST API has no
/// key that would tell a portal that it has made a line already: so the highest id from before the run is remembered,
/// and a line of unknown outcome is looked for by its name among the lines above, apart from those that the run is
/// sure of.
/// Thread-safe.
/// </summary>
/// <param name="client">The portal.</param>
internal sealed class CreationLedger(RestClient client)
{
    private const int MaxPause = 16;

    private readonly object _gate = new();
    private readonly Dictionary<string, LinesOfName> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<int> _confirmed = [];
    private readonly HighestLineId _highestId = new(client);
    private TaskCompletionSource<bool> _changed = new();

    /// <summary>Takes up what an earlier run has left.</summary>
    /// <param name="highestId">The highest id from before that run.</param>
    /// <param name="confirmed">The ids of the lines that it is sure of.</param>
    public void Resume(int highestId, IEnumerable<int> confirmed)
    {
        lock (_gate)
        {
            _highestId.Value = highestId;
            _confirmed.UnionWith(confirmed);
        }
    }

    /// <summary>Asks for the highest id, once a run and before its first creation.</summary>
    /// <returns>The id; 0 where there is no line.</returns>
    public Task<Outcome<int>> ReadHighestIdAsync(CancellationToken token) => _highestId.ReadOnceAsync(token);

    /// <summary>
    /// Announces lines that are about to be sent. Waits while one of their names is being looked up: what is made
    /// meanwhile would be taken for what is looked for.
    /// </summary>
    /// <returns>What is disposed when they have been answered.</returns>
    public async Task<IDisposable> BeginAsync(IReadOnlyCollection<LineWrite> writes, CancellationToken token)
    {
        string[] names = [.. writes.Select(NameOf)];
        await UntilAsync(() => names.All(name => Named(name).Unknown.Count == 0), token, then: () =>
        {
            foreach (string name in names)
                Named(name).UnderWay++;
        }).ConfigureAwait(false);
        return new Sending(this, names, writes);
    }

    /// <summary>
    /// Finds out what became of lines of unknown outcome. Afterwards each of them is written, is known to be
    /// missing, or has failed as unknown.
    /// </summary>
    public async Task LookUpAsync(IReadOnlyCollection<LineWrite> writes, CancellationToken token)
    {
        lock (_gate)
        {
            foreach (LineWrite write in writes.Where(write => write.IsUnknown))
                Named(NameOf(write)).Add(write);
        }
        string[] reserved = [];
        try
        {
            await UntilAsync(
                () => writes.All(write => !Named(NameOf(write)).IsLookedUp),
                token,
                then: () => reserved = Reserve(writes)).ConfigureAwait(false);
            if (reserved.Length == 0)
                return; // Others of the same names have been looked up, and these with them.
            await UntilAsync(() => reserved.All(name => Named(name).UnderWay == 0), token).ConfigureAwait(false);
            await SettleAsync(reserved, token).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                foreach (string name in reserved)
                    Named(name).IsLookedUp = false;
                foreach (LineWrite write in writes)
                    Named(NameOf(write)).Unknown.Remove(write);
            }
            SignalChange();
        }
    }

    /// <summary>Reserves the names that still have unknown outcomes, so that nobody else looks them up.</summary>
    private string[] Reserve(IEnumerable<LineWrite> writes)
    {
        string[] names = [.. writes.Where(write => write.IsUnknown).Select(NameOf).Distinct()];
        foreach (string name in names)
            Named(name).IsLookedUp = true;
        return names;
    }

    private static string NameOf(LineWrite write) => LineName.KeyOf(write.Settings.Name);

    /// <summary>
    /// Looks until everything is there, or until the portal cannot be at work on any of it any more: what is missing
    /// then was not made, and will not be.
    /// </summary>
    private async Task SettleAsync(string[] names, CancellationToken token)
    {
        TimeSpan start = client.Clock.Elapsed;
        for (int pause = 1; ; pause = Math.Min(MaxPause, pause * 2))
        {
            TimeSpan lookedAt = client.Clock.Elapsed;
            LineWrite[] asked = UnknownOf(names);
            Outcome<ILookup<string, OpenLine>> found =
                await FindAsync(StoredFormsOf(asked), token).ConfigureAwait(false);
            bool isLate = client.Clock.Elapsed - start >= client.RetryTimeout;
            if (found.Error is { } error)
            {
                // To look is harmless, and what is given up here is never known: no number of attempts ends it.
                if (isLate || IsFinal(error))
                {
                    FailAll(names, $"It could not be looked up: {error.Description}");
                    return;
                }
                await client.PauseAsync(ListOpenLines.MethodName, pause, token).ConfigureAwait(false);
                continue;
            }
            // Others may have joined meanwhile, be younger, and have names that were not asked for.
            LineWrite[] unknown = UnknownOf(names);
            TimeSpan settledAt = unknown.Max(write => write.MayRunUntil) ?? TimeSpan.Zero;
            if (unknown.All(asked.Contains)
                && (lookedAt >= settledAt || names.All(name => Named(name).MayAllBeIn(found.Value[name]))))
            {
                foreach (string name in names)
                    Settle(Named(name), found.Value[name]);
                return;
            }

            TimeSpan left = settledAt - client.Clock.Elapsed;
            if (isLate)
            {
                FailAll(
                    names,
                    $"The portal does not have it, and may be at work on it for {left.TotalSeconds:0} seconds.");
                return;
            }
            TimeSpan wait = TimeSpan.FromSeconds(Math.Min(pause, Math.Max(0, left.TotalSeconds)));
            using IDisposable? waiting = client.Run?.BeginWait(WaitCause.UnknownOutcome, AddOpenLine.MethodName, left);
            await client.Clock.DelayAsync(wait, token).ConfigureAwait(false);
        }
    }

    private static bool IsFinal(RestError error) => error.Execution is Execution.Refused
        || error.Code is RestErrorCodes.ExpiredToken or RestErrorCodes.TokenNotRenewed;

    /// <summary>The lines of some names that are newer than the run and that it is not sure of yet.</summary>
    private async Task<Outcome<ILookup<string, OpenLine>>> FindAsync(string[] storedForms, CancellationToken token)
    {
        var found = new List<OpenLine>();
        for (int? last = _highestId.Value; last is not null;)
        {
            var request = new ListOpenLines
            {
                Filter = new JObject
                {
                    [">" + OpenLineColumns.Id] = last,
                    ["=" + OpenLineColumns.Name] = new JArray(storedForms.AsEnumerable<object>()),
                },
            };
            Outcome<IReadOnlyList<OpenLine>> page = await client.SendAsync(request, token).ConfigureAwait(false);
            if (page.Error is { } error)
                return Outcome.Failure<ILookup<string, OpenLine>>(error);
            // By its name nobody could say whose it is, and what is not found is created again.
            if (page.Value.Any(line => line.Name is null))
                return Outcome.Failure<ILookup<string, OpenLine>>(new RestError(
                    OpenLineErrorCodes.UnexpectedResult, "The portal listed a line without a name.",
                    Execution.Unclear));
            found.AddRange(page.Value);
            last = page.Value.Count == ListOpenLines.MaxPage ? page.Value[page.Value.Count - 1].Id : null;
        }

        // A portal compares names without regard to case: some of them may be others.
        lock (_gate)
        {
            return Outcome.Success(found
                .Where(line => !_confirmed.Contains(line.Id))
                .ToLookup(line => LineName.KeyOf(line.Name), StringComparer.Ordinal));
        }
    }

    private void Settle(LinesOfName lines, IEnumerable<OpenLine> found)
    {
        lock (_gate)
        {
            lines.Settle([.. found]);
            _confirmed.UnionWith(lines.Unknown.Where(write => write.IsWritten).Select(write => write.Written!.Value));
        }
    }

    private void FailAll(string[] names, string reason)
    {
        lock (_gate)
        {
            foreach (string name in names)
                Named(name).Fail(reason);
        }
    }

    private static string[] StoredFormsOf(IEnumerable<LineWrite> writes) =>
    [
        .. writes.Select(write => write.Settings.Name ?? "")
            .SelectMany(LineName.StoredForms).Distinct(StringComparer.Ordinal),
    ];

    private LineWrite[] UnknownOf(string[] names)
    {
        lock (_gate)
            return [.. names.SelectMany(name => Named(name).Unknown)];
    }

    private LinesOfName Named(string name)
    {
        lock (_gate)
        {
            if (!_byName.TryGetValue(name, out LinesOfName? lines))
                _byName.Add(name, lines = new LinesOfName());
            return lines;
        }
    }

    /// <summary>Waits until something is so; then does something before it can change again.</summary>
    private async Task UntilAsync(Func<bool> isSo, CancellationToken token, Action? then = null)
    {
        while (true)
        {
            Task<bool> changed;
            lock (_gate)
            {
                if (isSo())
                {
                    then?.Invoke();
                    return;
                }
                changed = _changed.Task;
            }
            await changed.WaitAsync(token).ConfigureAwait(false);
        }
    }

    private void SignalChange()
    {
        TaskCompletionSource<bool> changed;
        lock (_gate)
        {
            changed = _changed;
            _changed = new TaskCompletionSource<bool>();
        }
        changed.SetResult(true);
    }

    private void End(string[] names, IReadOnlyCollection<LineWrite> writes)
    {
        lock (_gate)
        {
            foreach (string name in names)
                Named(name).UnderWay--;
            foreach (LineWrite write in writes)
            {
                if (write.IsWritten)
                    _confirmed.Add(write.Written!.Value);
                if (write.IsUnknown)
                    Named(NameOf(write)).Add(write);
            }
            // A run may make any number of lines: only what is not settled is remembered by name.
            foreach (string name in names.Where(name => Named(name).IsEmpty))
                _byName.Remove(name);
        }
        SignalChange();
    }

    private sealed class Sending(CreationLedger ledger, string[] names, IReadOnlyCollection<LineWrite> writes)
        : IDisposable
    {
        public void Dispose() => ledger.End(names, writes);
    }
}
