using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Bitrix24.Rest;
using Newtonsoft.Json.Linq;

namespace Bitrix24.OpenLines;

/// <summary>
/// Knows which lines one run has made, and finds out what became of those whose answer was lost. The REST API has no
/// key that would tell a portal that it has made a line already: so the highest id from before the run is remembered,
/// and a doubtful line is looked for by its name among the lines above, apart from those that the run is sure of.
/// Thread-safe.
/// </summary>
/// <param name="client">The portal.</param>
internal sealed class CreationLedger(RestClient client)
{
    private const int MaxPause = 16;
    private const int MaxIds = 100;

    private readonly object _gate = new();
    private readonly Dictionary<string, Tally> _tallies = new(StringComparer.Ordinal);
    private readonly HashSet<int> _confirmed = [];
    private readonly List<TaskCompletionSource<Outcome<int>>> _turns = [];
    private TaskCompletionSource<bool> _changed = new();

    /// <summary>The highest id of a line from before the run; null while it is not known.</summary>
    public int? Mark { get; private set; }

    /// <summary>Takes up what an earlier run has left.</summary>
    /// <param name="mark">The highest id from before that run.</param>
    /// <param name="confirmed">The ids of the lines that it is sure of.</param>
    public void Resume(int mark, IEnumerable<int> confirmed)
    {
        Mark = mark;
        _confirmed.UnionWith(confirmed);
    }

    /// <summary>Asks for the highest id, once a run and before its first creation.</summary>
    /// <returns>The id; 0 where there is no line.</returns>
    public Task<Outcome<int>> EnsureMarkAsync(CancellationToken token)
    {
        var turn = new TaskCompletionSource<Outcome<int>>();
        lock (_gate)
        {
            if (Mark is { } known)
                return Task.FromResult(Outcome.Success(known));
            _turns.Add(turn);
            if (_turns.Count > 1)
                return turn.Task;
        }
        // Waited for by everybody in the line, and so by this one.
        _ = ReadMarkAsync(token);
        return turn.Task;
    }

    /// <summary>Reads the mark, and lets those who wait for it go on in the order in which they came.</summary>
    private async Task ReadMarkAsync(CancellationToken token)
    {
        Action<TaskCompletionSource<Outcome<int>>, bool> end;
        try
        {
            var newest = new ListOpenLines
            {
                Order = new JObject { [OpenLineColumns.Id] = "DESC" },
                Limit = 1,
                Selection = OpenLineSelection.Of([], withOperators: false),
            };
            Outcome<IReadOnlyList<OpenLine>> answer = await client.SendAsync(newest, token).ConfigureAwait(false);
            Outcome<int> mark = answer.Map(lines =>
                Outcome.Success(lines.Select(line => line.Id).DefaultIfEmpty(0).Max()));
            // Once is enough for what concerns the request.
            end = (turn, isFirst) =>
                turn.SetResult(isFirst || !mark.IsSuccess ? mark : Outcome.Success(mark.Value));
            if (mark.IsSuccess)
            {
                lock (_gate)
                    Mark = mark.Value;
            }
        }
        catch (Exception e)
        {
            end = (turn, _) => turn.SetException(e);
        }

        TaskCompletionSource<Outcome<int>>[] turns;
        lock (_gate)
        {
            turns = [.. _turns];
            _turns.Clear();
        }
        foreach (TaskCompletionSource<Outcome<int>> turn in turns)
            end(turn, turn == turns[0]);
    }

    /// <summary>
    /// Announces lines that are about to be sent. Waits while one of their names is being looked up: what is made
    /// meanwhile would be taken for what is looked for.
    /// </summary>
    /// <returns>What is disposed when they have been answered.</returns>
    public async Task<IDisposable> BeginAsync(IReadOnlyCollection<LineWrite> writes, CancellationToken token)
    {
        string[] names = [.. writes.Select(NameOf)];
        await UntilAsync(() => names.All(name => TallyOf(name).Doubtful.Count == 0), token, then: () =>
        {
            foreach (string name in names)
                TallyOf(name).UnderWay++;
        }).ConfigureAwait(false);
        return new Sending(this, names, writes);
    }

    /// <summary>
    /// Finds out what became of doubtful lines. Afterwards each of them is written, is known to be missing, or has
    /// failed as unknown.
    /// </summary>
    public async Task LookUpAsync(IReadOnlyCollection<LineWrite> writes, CancellationToken token)
    {
        lock (_gate)
        {
            foreach (LineWrite write in writes.Where(write => write.IsDoubtful))
                TallyOf(NameOf(write)).Add(write);
        }
        string[] claimed = [];
        try
        {
            await UntilAsync(
                () => writes.All(write => !TallyOf(NameOf(write)).IsLookedUp),
                token,
                then: () => claimed = Claim(writes)).ConfigureAwait(false);
            if (claimed.Length == 0)
                return; // Others of the same names have been looked up, and these with them.
            await UntilAsync(() => claimed.All(name => TallyOf(name).UnderWay == 0), token).ConfigureAwait(false);
            await SettleAsync(claimed, token).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                foreach (string name in claimed)
                    TallyOf(name).IsLookedUp = false;
                foreach (LineWrite write in writes)
                    TallyOf(NameOf(write)).Doubtful.Remove(write);
            }
            Pulse();
        }
    }

    /// <summary>Takes the names that are still in doubt for oneself.</summary>
    private string[] Claim(IEnumerable<LineWrite> writes)
    {
        string[] names = [.. writes.Where(write => write.IsDoubtful).Select(NameOf).Distinct()];
        foreach (string name in names)
            TallyOf(name).IsLookedUp = true;
        return names;
    }

    private static string NameOf(LineWrite write) => (write.Settings.Name ?? "").Trim();

    /// <summary>
    /// Looks until everything is there, or until the portal cannot be at work on any of it any more: what is missing
    /// then was not made, and will not be.
    /// </summary>
    private async Task SettleAsync(string[] names, CancellationToken token)
    {
        TimeSpan start = client.Clock.Elapsed;
        for (int pause = 1; ; pause = Math.Min(MaxPause, pause * 2))
        {
            DateTimeOffset lookedAt = client.Clock.Now;
            Outcome<ILookup<string, OpenLine>> found = await FindAsync(names, token).ConfigureAwait(false);
            bool isLate = client.Clock.Elapsed - start >= client.RetryTimeout;
            if (found.Error is { } error)
            {
                // To look is harmless, and what is given up here is never known: no number of attempts ends it.
                if (isLate || IsFinal(error))
                {
                    FailAll(names, $"It could not be looked up: {error.Description}");
                    return;
                }
                await client.PauseAsync(ListOpenLines.Method, pause, token).ConfigureAwait(false);
                continue;
            }
            // What an earlier run has left may have joined meanwhile, and be younger.
            DateTimeOffset settledAt =
                DoubtfulOf(names).Max(write => write.MayRunUntil) ?? DateTimeOffset.MinValue;
            if (lookedAt >= settledAt || names.All(name => found.Value[name].Count() >= TallyOf(name).Doubtful.Count))
            {
                foreach (string name in names)
                    Settle(TallyOf(name), [.. found.Value[name]]);
                return;
            }

            TimeSpan left = settledAt - client.Clock.Now;
            if (isLate)
            {
                FailAll(
                    names,
                    $"The portal does not have it, and may be at work on it for {left.TotalSeconds:0} seconds.");
                return;
            }
            TimeSpan wait = TimeSpan.FromSeconds(Math.Min(pause, Math.Max(0, left.TotalSeconds)));
            using IDisposable? told = client.Run?.BeginWait(WaitCause.UnknownOutcome, AddOpenLine.Method, left);
            await client.Clock.DelayAsync(wait, token).ConfigureAwait(false);
        }
    }

    private static bool IsFinal(RestError error) => error.Execution is Execution.Refused
        || error.Code is RestErrorCodes.ExpiredToken or RestErrorCodes.TokenNotRenewed;

    /// <summary>The lines of some names that are newer than the run and that it is not sure of yet.</summary>
    private async Task<Outcome<ILookup<string, OpenLine>>> FindAsync(string[] names, CancellationToken token)
    {
        var found = new List<OpenLine>();
        for (int? last = Mark; last is not null;)
        {
            var request = new ListOpenLines
            {
                Filter = new JObject
                {
                    [">" + OpenLineColumns.Id] = last,
                    ["=" + OpenLineColumns.Name] = new JArray(names.AsEnumerable<object>()),
                },
            };
            Outcome<IReadOnlyList<OpenLine>> page = await client.SendAsync(request, token).ConfigureAwait(false);
            if (page.Error is { } error)
                return Outcome.Failure<ILookup<string, OpenLine>>(error);
            found.AddRange(page.Value);
            last = page.Value.Count == ListOpenLines.MaxPage ? page.Value[page.Value.Count - 1].Id : null;
        }

        // A portal compares names without regard to case: some of them may be others.
        lock (_gate)
        {
            return Outcome.Success(found
                .Where(line => !_confirmed.Contains(line.Id))
                .ToLookup(line => (line.Name ?? "").Trim(), StringComparer.Ordinal));
        }
    }

    private void Settle(Tally tally, List<OpenLine> found)
    {
        lock (_gate)
        {
            if (tally.IsLost)
            {
                Fail(tally, "What became of another line of this name is not known either.");
                return;
            }
            int most = tally.Doubtful.Count + TwinsOf(tally);
            if (found.Count > most)
            {
                List<OpenLine> exact = found.FindAll(line => tally.Doubtful.Any(write => IsMadeOf(line, write)));
                // A portal may have made something else of some: with too few that fit, nothing is known to be missing.
                if (exact.Count > most || exact.Count < tally.Doubtful.Count)
                {
                    Fail(tally, $"There are {found.Count} new lines of this name, more than were sent: " +
                        $"{Excerpt.Of(string.Join(", ", found.Select(line => line.Id)), MaxIds)}.");
                    return;
                }
                found = exact;
            }

            // Those that fit exactly choose first; among equals the order of sending is that of the ids.
            foreach (bool exactly in new[] { true, false })
            {
                foreach (LineWrite write in tally.Doubtful.Where(write => !write.IsWritten))
                {
                    if (found.Find(line => !exactly || IsMadeOf(line, write)) is not { } line)
                        continue;
                    if (!exactly && HasMoreNamesakes(tally, write))
                    {
                        write.Fail(AddOpenLine.Unknown(
                            write.Settings,
                            $"The new line {line.Id} has this name, and may be that of another input in doubt."));
                        continue;
                    }
                    found.Remove(line);
                    _confirmed.Add(line.Id);
                    write.Succeed(line.Id);
                    write.Line = line;
                }
                // What is left of lines that fit belongs to others of the same input.
                if (exactly && most > tally.Doubtful.Count)
                {
                    LineWrite[] shared = [.. tally.Doubtful.Where(write => HasMoreTwins(tally, write))];
                    found.RemoveAll(line => shared.Any(write => IsMadeOf(line, write)));
                }
            }
            foreach (LineWrite missing in tally.Doubtful.Where(write => !write.IsSettled))
                missing.Miss();
        }
    }

    /// <summary>
    /// How many lines an earlier run may have made besides of the same inputs, which come later or never. Of lines that
    /// are all the same, it does not matter which is whose.
    /// </summary>
    private static int TwinsOf(Tally tally) => tally.Doubtful
        .Where(write => write.Twins is not null)
        .GroupBy(write => write.Twins!)
        .Sum(twins => Math.Max(0, twins.Key.InDoubt - twins.Count()));

    private static bool HasMoreTwins(Tally tally, LineWrite write) =>
        write.Twins is { } twins && twins.InDoubt > tally.Doubtful.Count(other => other.Twins == twins);

    /// <summary>Whether an earlier run may have made lines of the same name that are not looked for yet.</summary>
    private static bool HasMoreNamesakes(Tally tally, LineWrite write) => write.Namesakes is { } namesakes
        && namesakes.InDoubt > tally.Doubtful.Count(other => other.Namesakes == namesakes);

    private static bool IsMadeOf(OpenLine line, LineWrite write) =>
        !LineComparison.Differences(write.Settings, line).Any();

    private void FailAll(string[] names, string reason)
    {
        lock (_gate)
        {
            foreach (string name in names)
                Fail(TallyOf(name), reason);
        }
    }

    /// <summary>Whatever is found of this name later may be one of these: nothing can be told of it any more.</summary>
    private static void Fail(Tally tally, string reason)
    {
        tally.IsLost = true;
        foreach (LineWrite write in tally.Doubtful)
            write.Fail(AddOpenLine.Unknown(write.Settings, reason));
    }

    private LineWrite[] DoubtfulOf(string[] names)
    {
        lock (_gate)
            return [.. names.SelectMany(name => TallyOf(name).Doubtful)];
    }

    private Tally TallyOf(string name)
    {
        lock (_gate)
        {
            if (!_tallies.TryGetValue(name, out Tally? tally))
                _tallies.Add(name, tally = new Tally());
            return tally;
        }
    }

    /// <summary>Waits until something is so; then does something before it can change again.</summary>
    private async Task UntilAsync(Func<bool> isSo, CancellationToken token, Action? then = null)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (isSo())
                {
                    then?.Invoke();
                    return;
                }
                changed = _changed.Task;
            }
            await UnlessCancelledAsync(changed, token).ConfigureAwait(false);
        }
    }

    private static async Task UnlessCancelledAsync(Task task, CancellationToken token)
    {
        var cancelled = new TaskCompletionSource<bool>();
        using (token.Register(() => cancelled.TrySetCanceled(token)))
            await (await Task.WhenAny(task, cancelled.Task).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private void Pulse()
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
                TallyOf(name).UnderWay--;
            foreach (LineWrite write in writes)
            {
                if (write.IsWritten)
                    _confirmed.Add(write.Written!.Value);
                if (write.IsDoubtful)
                    TallyOf(NameOf(write)).Add(write);
            }
            // A run may make any number of lines: only what is not settled is remembered by name.
            foreach (string name in names.Where(name => TallyOf(name).IsEmpty))
                _tallies.Remove(name);
        }
        Pulse();
    }

    /// <summary>What is known of the lines of one name.</summary>
    private sealed class Tally
    {
        /// <summary>How many are being sent at this moment.</summary>
        public int UnderWay { get; set; }

        /// <summary>Those whose answer was lost, in the order of sending.</summary>
        public List<LineWrite> Doubtful { get; } = [];

        /// <summary>Whether somebody is looking for them at this moment.</summary>
        public bool IsLookedUp { get; set; }

        /// <summary>Whether one of them could not be found out about.</summary>
        public bool IsLost { get; set; }

        public bool IsEmpty => UnderWay == 0 && Doubtful.Count == 0 && !IsLookedUp && !IsLost;

        public void Add(LineWrite write)
        {
            if (!Doubtful.Contains(write))
                Doubtful.Add(write);
        }
    }

    private sealed class Sending(CreationLedger ledger, string[] names, IReadOnlyCollection<LineWrite> writes)
        : IDisposable
    {
        public void Dispose() => ledger.End(names, writes);
    }
}
