namespace Bitrix24.Sandbox;

/// <summary>The leaky bucket of requests. Each fills it by one; it drains steadily.</summary>
internal sealed class RequestBucket
{
    // Draining adds up fractions, and a request must not be refused for the last bit of one.
    private const double Tolerance = 1e-9;

    private double _level;
    private DateTimeOffset _drained;

    /// <summary>Whether there is room for another request.</summary>
    public bool HasRoom(SandboxSettings settings, DateTimeOffset now)
    {
        double seconds = Math.Max(0, (now - _drained).TotalSeconds);
        _level = Math.Max(0, _level - (seconds * settings.RequestsPerSecond));
        _drained = now;
        return settings.RequestBurst is not { } burst || _level + 1 <= burst + Tolerance;
    }

    /// <summary>Takes a request in.</summary>
    public void Fill() => _level++;

    public void Clear() => _level = 0;
}
