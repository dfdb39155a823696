using System.Collections.Concurrent;

namespace Bitrix24.Rest;

/// <summary>Watches what one run sends, and what it waits for. Thread-safe.</summary>
/// <param name="clock">The time that it measures; the machine's by default.</param>
public sealed class RunMonitor(Clock? clock = null)
{
    // Every request waits for its answer: that is worth a word only if it takes long.
    private static readonly TimeSpan UsualAnswer = TimeSpan.FromSeconds(2);

    private readonly Clock _clock = clock ?? Clock.System;
    private readonly object _gate = new();
    private readonly ConcurrentQueue<RequestReport> _reports = new();
    private readonly List<RunWait> _waiting = [];
    private readonly Dictionary<WaitCause, Sum> _sums = [];
    private int _requests;
    private int _calls;
    private int _retries;

    /// <summary>How many HTTP requests have been sent, repeated ones included.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>How many calls they carried, repeated ones included.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>How many of the calls were sent again.</summary>
    public int Retries => Volatile.Read(ref _retries);

    /// <summary>Whether requests are written down for <see cref="DrainReports"/>; not by default.</summary>
    public bool KeepsReports { get; init; }

    /// <summary>
    /// Called with the <see cref="RestCall.Source"/> of calls right before they leave this machine, each time that they
    /// do, on any thread. An error keeps the request from being sent. Null: nobody wants to know.
    /// </summary>
    public Func<IReadOnlyList<object>, RestError?>? Leaving { get; set; }

    /// <summary>How often the run has waited, not counting answers that it waited for.</summary>
    public int Waits
    {
        get
        {
            lock (_gate)
                return _sums.Sum(sum => sum.Key is WaitCause.Answer ? 0 : sum.Value.Count);
        }
    }

    /// <summary>
    /// What the run waits for; of several, what takes longest. Null if it does not wait, or waits for an answer that is
    /// not late yet.
    /// </summary>
    public RunWait? Waiting
    {
        get
        {
            lock (_gate)
                return _waiting
                    .Where(wait => wait.Cause is not WaitCause.Answer || _clock.Now - wait.Since >= UsualAnswer)
                    .OrderByDescending(wait => wait.Until).FirstOrDefault();
        }
    }

    /// <summary>How long something in the run has waited for this. What waits at the same time counts once.</summary>
    public TimeSpan TimeOf(WaitCause cause)
    {
        lock (_gate)
            return _sums.TryGetValue(cause, out Sum? sum) ? sum.Until(_clock.Elapsed) : TimeSpan.Zero;
    }

    /// <summary>Gives the requests since the last time, in the order in which they were answered.</summary>
    public IEnumerable<RequestReport> DrainReports()
    {
        while (_reports.TryDequeue(out RequestReport? report))
            yield return report;
    }

    /// <summary>Calls are about to leave; returns why they may not.</summary>
    internal RestError? Leave(IReadOnlyList<RestCall> calls) =>
        Leaving?.Invoke([.. calls.Select(call => call.Source).OfType<object>()]);

    /// <summary>Something begins to wait.</summary>
    /// <param name="cause">The cause.</param>
    /// <param name="subject">
    /// The method that waits, or the server or store that is waited for; null if every request waits.
    /// </param>
    /// <param name="time">For how long; zero if that is not known.</param>
    /// <returns>Disposed at the end of the wait.</returns>
    public IDisposable BeginWait(WaitCause cause, string? subject, TimeSpan time)
    {
        DateTimeOffset now = _clock.Now;
        var wait = new RunWait(cause, subject, now, now + time);
        lock (_gate)
        {
            _waiting.Add(wait);
            if (!_sums.TryGetValue(cause, out Sum? sum))
                _sums.Add(cause, sum = new Sum());
            sum.Begin(_clock.Elapsed);
        }
        return new Ending(this, wait);
    }

    internal void Sent(int calls, bool isRetry)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _calls, calls);
        if (isRetry)
            Interlocked.Add(ref _retries, calls);
    }

    internal void Answered(RequestReport report)
    {
        if (KeepsReports)
            _reports.Enqueue(report);
    }

    private void End(RunWait wait)
    {
        lock (_gate)
        {
            _waiting.Remove(wait);
            _sums[wait.Cause].End(_clock.Elapsed);
        }
    }

    private sealed class Sum
    {
        private TimeSpan _past;
        private TimeSpan _since;
        private int _underWay;

        public int Count { get; private set; }

        public void Begin(TimeSpan now)
        {
            Count++;
            if (_underWay++ == 0)
                _since = now;
        }

        public void End(TimeSpan now)
        {
            if (--_underWay == 0)
                _past += now - _since;
        }

        public TimeSpan Until(TimeSpan now) => _underWay > 0 ? _past + now - _since : _past;
    }

    private sealed class Ending(RunMonitor owner, RunWait wait) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
                owner.End(wait);
        }
    }
}
