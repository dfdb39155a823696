namespace Bitrix24.Rest;

/// <summary>
/// How much operating time each method has used up under one credential. A portal adds up the seconds that a method
/// ran in the last ten minutes; past the limit its calls are turned away with <c>OPERATION_TIME_LIMIT</c> until the
/// oldest minute is forgotten. Only the method that is near its limit waits. Thread-safe.
/// </summary>
internal sealed class OperatingTimes(Clock clock, CallDurations durations)
{
    /// <summary>What a portal allows a method in ten minutes is about 480 seconds; a little of it stays free.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(460);

    private static readonly TimeSpan HalfLimit = TimeSpan.FromSeconds(230);

    /// <summary>How long to wait where it cannot be the operating time.</summary>
    private static readonly TimeSpan ShortDelay = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait where the portal has not said for how long.</summary>
    private static readonly TimeSpan OneMinute = TimeSpan.FromMinutes(1);

    /// <summary>How often to look whether what is under way has come back.</summary>
    private static readonly TimeSpan RecheckInterval = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly Dictionary<string, Usage> _usages = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits until none of the methods would be turned away.</summary>
    /// <param name="methods">The methods of the calls, each as often as it is called.</param>
    /// <param name="run">Is notified of the wait.</param>
    /// <param name="token">Ends the waiting.</param>
    /// <returns>What is disposed when the answer is there.</returns>
    public async Task<IDisposable> EnterAsync(
        IReadOnlyCollection<string> methods, RunMonitor? run, CancellationToken token)
    {
        (string Method, TimeSpan Expected)[] charges =
        [
            .. methods.GroupBy(method => method, StringComparer.OrdinalIgnoreCase)
                .Select(calls => (calls.Key, durations.Of(calls.Key, calls.Count()))),
        ];
        IDisposable? waiting = null;
        try
        {
            while (TryEnter(charges) is { } wait)
            {
                waiting ??= run?.BeginWait(WaitCause.OperatingTime, wait.Method, wait.UntilReset);
                await clock.DelayAsync(wait.Time, token).ConfigureAwait(false);
            }
        }
        finally
        {
            waiting?.Dispose();
        }
        return new Charge(this, charges);
    }

    /// <summary>How long a method that was turned away has to wait, as far as is known.</summary>
    public TimeSpan TimeFor(string method)
    {
        lock (_gate)
            return TimeSpans.Max(Of(method).ClosedUntil - clock.Elapsed, TimeSpan.Zero);
    }

    /// <summary>Takes note of what an answer tells.</summary>
    public void Report(string method, CallTime time)
    {
        if (time.Operating is not { } operating)
            return;
        lock (_gate)
        {
            Usage usage = Of(method);
            usage.Used = operating;
            usage.ResetAt = clock.Elapsed + (time.ResetIn ?? OneMinute);
        }
    }

    /// <summary>A call was turned away: the method has to wait, even where nothing was known of it.</summary>
    public void Refused(string method)
    {
        lock (_gate)
        {
            Usage usage = Of(method);
            TimeSpan now = clock.Elapsed;
            bool isKnown = usage.ResetAt > now;
            // A portal that has just reported little use has another reason: it soon reports that.
            TimeSpan until = !isKnown ? now + OneMinute : usage.Used < HalfLimit ? now + ShortDelay : usage.ResetAt;
            usage.ClosedUntil = TimeSpans.Max(until, usage.ClosedUntil);
        }
    }

    private (string Method, TimeSpan Time, TimeSpan UntilReset)? TryEnter((string Method, TimeSpan Expected)[] charges)
    {
        lock (_gate)
        {
            TimeSpan now = clock.Elapsed;
            foreach ((string method, TimeSpan expected) in charges)
            {
                Usage usage = Of(method);
                if (usage.ClosedUntil > now)
                    return (method, usage.ClosedUntil - now, usage.ClosedUntil - now);
                bool isStale = usage.ResetAt <= now;
                if (isStale && usage.UnderWay == TimeSpan.Zero)
                    continue; // some of it is forgotten by now; how much, the next answer will tell
                if (usage.Used + usage.UnderWay + expected <= Limit)
                    continue;
                TimeSpan untilReset = isStale ? RecheckInterval : usage.ResetAt - now;
                // What is under way may turn out shorter than expected, and leave room before the minute is over.
                bool mayChange = usage.UnderWay > TimeSpan.Zero && untilReset > RecheckInterval;
                return (method, mayChange ? RecheckInterval : untilReset, untilReset);
            }

            foreach ((string method, TimeSpan expected) in charges)
                Of(method).UnderWay += expected;
            return null;
        }
    }

    private Usage Of(string method)
    {
        if (!_usages.TryGetValue(method, out Usage? usage))
            _usages.Add(method, usage = new Usage());
        return usage;
    }

    private sealed class Usage
    {
        public TimeSpan Used { get; set; }

        public TimeSpan ResetAt { get; set; }

        public TimeSpan UnderWay { get; set; }

        public TimeSpan ClosedUntil { get; set; }
    }

    private sealed class Charge(OperatingTimes owner, (string Method, TimeSpan Expected)[] charges) : IDisposable
    {
        public void Dispose()
        {
            lock (owner._gate)
            {
                foreach ((string method, TimeSpan expected) in charges)
                    owner.Of(method).UnderWay -= expected;
            }
        }
    }
}
