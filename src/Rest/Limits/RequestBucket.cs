namespace Bitrix24.Rest;

/// <summary>
/// The portal's request bucket as it should be at this moment. Whoever wants to send takes a place in line first, so
/// that of many who wait no two take the same place in the bucket. Thread-safe.
/// </summary>
internal sealed class RequestBucket(Clock clock)
{
    /// <summary>Requests that are refused together slow the sending once.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(1);

    /// <summary>Less would not be told apart by the timers of all systems.</summary>
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan LeastLag = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan MostLag = TimeSpan.FromSeconds(1);

    private const double Slowest = 1.0 / 16;
    private const double Recovery = 0.05;
    private const double LagMemory = 0.95;

    private readonly object _gate = new();
    private readonly List<object> _line = [];
    private RequestRate _rate = RequestRate.Standard;
    private double _level;
    private double _pace = 1;
    private TimeSpan _asOf = clock.Elapsed;
    private TimeSpan _slowedAt = TimeSpan.MinValue;
    private TimeSpan _lag = LeastLag;

    /// <summary>What the portal takes.</summary>
    public RequestRate Rate
    {
        get
        {
            lock (_gate)
                return _rate;
        }

        set
        {
            lock (_gate)
            {
                Drain();
                _rate = value;
            }
        }
    }

    private double PerSecond => _rate.PerSecond * _pace;

    /// <summary>
    /// A little of it stays free: a request arrives later than it is sent, and the next one may be faster on its way.
    /// </summary>
    private double Capacity => Math.Max(1, _rate.Burst - _rate.PerSecond * _lag.TotalSeconds);

    /// <summary>Waits until one more request has a place.</summary>
    public async Task EnterAsync(RunMonitor? run, CancellationToken token)
    {
        object place = new();
        if (TryEnter(place) is not { } wait)
            return;
        using IDisposable? waiting = run?.BeginWait(WaitCause.RequestLimit, null, wait);
        try
        {
            for (TimeSpan? left = wait; left is { } time; left = TryEnter(place))
                await clock.DelayAsync(time, token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lock (_gate)
                _line.Remove(place);
            throw;
        }
    }

    /// <summary>How long it takes, from now on, until so many more requests have had their place.</summary>
    public TimeSpan TimeFor(int requests)
    {
        lock (_gate)
        {
            Drain();
            return TimeUntilFree(_line.Count + requests);
        }
    }

    /// <summary>
    /// The portal has turned a request away although there was a place for it: others send, too. The bucket is full,
    /// and is filled more slowly from now on.
    /// </summary>
    public void Refused()
    {
        lock (_gate)
        {
            if (!_rate.IsLimited)
                return;
            Drain();
            _level = Math.Max(_level, Capacity);
            if (_slowedAt > TimeSpan.MinValue && clock.Elapsed - _slowedAt < Together)
                return;
            _slowedAt = clock.Elapsed;
            _pace = Math.Max(Slowest, _pace / 2);
        }
    }

    /// <summary>The portal has taken a request.</summary>
    /// <param name="lag">How long it was on its way, there and back; null when that is not known.</param>
    public void Accepted(TimeSpan? lag)
    {
        lock (_gate)
        {
            Drain();
            _pace = Math.Min(1, _pace + Recovery);
            if (lag is not { } time)
                return;
            double ticks = Math.Max(time.Ticks, _lag.Ticks * LagMemory);
            _lag = TimeSpan.FromTicks((long)Math.Min(Math.Max(ticks, LeastLag.Ticks), MostLag.Ticks));
        }
    }

    /// <summary>Takes a place in the bucket; how long to wait where that is not possible.</summary>
    private TimeSpan? TryEnter(object place)
    {
        lock (_gate)
        {
            Drain();
            if (!_rate.IsLimited)
            {
                _line.Remove(place);
                return null;
            }

            int ahead = _line.IndexOf(place);
            if (ahead < 0)
            {
                ahead = _line.Count;
                _line.Add(place);
            }
            TimeSpan wait = TimeUntilFree(ahead + 1);
            if (ahead > 0 || wait > TimeSpan.Zero)
                return TimeSpans.Max(wait, ShortestWait);
            _line.RemoveAt(0);
            _level++;
            return null;
        }
    }

    private TimeSpan TimeUntilFree(int requests)
    {
        double excess = _level + requests - Capacity;
        // What is left of a sum of fractions is no request.
        return _rate.IsLimited && excess > 1e-9 ? TimeSpan.FromSeconds(excess / PerSecond) : TimeSpan.Zero;
    }

    private void Drain()
    {
        TimeSpan now = clock.Elapsed;
        _level = _rate.IsLimited ? Math.Max(0, _level - (now - _asOf).TotalSeconds * PerSecond) : 0;
        _asOf = now;
    }
}

/// <summary>
/// How many requests a portal takes: a bucket that holds some at once and drains at a steady rate. What finds it full
/// is turned away with HTTP 503 <c>QUERY_LIMIT_EXCEEDED</c>.
/// </summary>
/// <param name="Burst">How many requests it takes at once, from 1.</param>
/// <param name="PerSecond">How many it takes each second from then on; more than 0.</param>
public readonly record struct RequestRate(int Burst, double PerSecond)
{
    /// <summary>What a portal in the cloud takes on every plan but Enterprise: 50 at once, then 2 a second.</summary>
    public static RequestRate Standard { get; } = new(50, 2);

    /// <summary>What a portal in the cloud takes on the Enterprise plan: 250 at once, then 5 a second.</summary>
    public static RequestRate Enterprise { get; } = new(250, 5);

    /// <summary>A portal that counts no requests, as one on a server of its own, or the sandbox.</summary>
    public static RequestRate Unlimited { get; } = new(int.MaxValue, double.PositiveInfinity);

    /// <summary>Whether requests are counted at all.</summary>
    public bool IsLimited => !double.IsPositiveInfinity(PerSecond);
}
