namespace Bitrix24.Rest;

/// <summary>
/// How long a call of each method takes a portal, and so how many of them travel in one batch: as many as take some
/// 15 seconds, far from the 60 at which a portal ends a request. Thread-safe.
/// </summary>
internal sealed class CallDurations
{
    private static readonly TimeSpan BatchTime = TimeSpan.FromSeconds(15);

    /// <summary>How much the latest call counts.</summary>
    private const double Weight = 0.2;

    private readonly object _gate = new();
    private readonly Dictionary<string, Measure> _measures = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long some calls of a method will take; nothing where no call of it has come back yet.</summary>
    public TimeSpan Of(string method, int calls)
    {
        lock (_gate)
            return Scale(Find(method)?.PerCall ?? TimeSpan.Zero, calls);
    }

    /// <summary>How many calls travel together where all of them are as slow as this method's.</summary>
    public int BatchSize(string method)
    {
        lock (_gate)
        {
            if (Find(method) is not { } measure)
                return BatchCall.MaxLength;
            double fitting = measure.PerCall > TimeSpan.Zero
                ? BatchTime.TotalSeconds / measure.PerCall.TotalSeconds
                : BatchCall.MaxLength;
            return (int)Math.Max(1, Math.Min(fitting, measure.MostTogether));
        }
    }

    /// <summary>A call has come back.</summary>
    public void Report(string method, TimeSpan duration)
    {
        lock (_gate)
        {
            if (Find(method) is not { } measure)
                _measures.Add(method, new Measure(duration));
            else
                measure.PerCall = Scale(measure.PerCall, 1 - Weight) + Scale(duration, Weight);
        }
    }

    /// <summary>So many calls together have come back in time.</summary>
    public void InTime(string method, int calls)
    {
        lock (_gate)
        {
            if (Find(method) is { } measure && calls >= measure.MostTogether)
                measure.MostTogether = Math.Min(BatchCall.MaxLength, measure.MostTogether * 2);
        }
    }

    /// <summary>So many calls together took the portal too long: half of them travel together from now on.</summary>
    public void TookTooLong(string method, int calls)
    {
        lock (_gate)
        {
            if (Find(method) is not { } measure)
                _measures.Add(method, measure = new Measure(TimeSpan.Zero));
            measure.MostTogether = Math.Max(1, Math.Min(measure.MostTogether, calls / 2));
        }
    }

    private Measure? Find(string method) => _measures.TryGetValue(method, out Measure? measure) ? measure : null;

    private static TimeSpan Scale(TimeSpan time, double factor) => TimeSpan.FromTicks((long)(time.Ticks * factor));

    private sealed class Measure(TimeSpan perCall)
    {
        public TimeSpan PerCall { get; set; } = perCall;

        public int MostTogether { get; set; } = BatchCall.MaxLength;
    }
}
