using System.Globalization;

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
            // Infinite for calls that take no time.
            double fitting = BatchTime.TotalSeconds / measure.PerCall.TotalSeconds;
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

/// <summary>What a portal tells of the time that a call took it. Each part may be missing.</summary>
/// <param name="Duration">How long the call took.</param>
/// <param name="Operating">How long calls of this method have taken in the last ten minutes.</param>
/// <param name="ResetIn">When some of that is forgotten, counted from the end of the call.</param>
internal sealed record CallTime(TimeSpan? Duration, TimeSpan? Operating, TimeSpan? ResetIn)
{
    /// <summary>Reads the <c>time</c> of an answer.</summary>
    public static CallTime? Read(JToken? time)
    {
        if (time is not JObject map)
            return null;
        double? resetAt = Number(map["operating_reset_at"]);
        // The portal's clock and this machine's may differ: only what lies between two moments of the one counts.
        double? finish = Number(map["finish"]);
        return new CallTime(
            Seconds(Number(map["duration"])),
            Seconds(Number(map["operating"])),
            Seconds(resetAt - finish));
    }

    private static TimeSpan? Seconds(double? number) =>
        number is >= 0 and < 1e6 ? TimeSpan.FromSeconds(number.Value) : null;

    private static double? Number(JToken? token) => token is JValue { Value: not null } value
        && double.TryParse(
            Convert.ToString(value.Value, CultureInfo.InvariantCulture), NumberStyles.Float,
            CultureInfo.InvariantCulture, out double number)
                ? number
                : null;
}
