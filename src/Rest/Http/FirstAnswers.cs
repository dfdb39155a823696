namespace Bitrix24.Rest;

/// <summary>
/// The servers that have answered so far. One that never has may be a mistyped address: it gets a short time for its
/// first answer, all attempts together. Thread-safe.
/// </summary>
/// <param name="clock">The time.</param>
/// <param name="timeout">How long the first answer may take.</param>
internal sealed class FirstAnswers(Clock clock, TimeSpan timeout)
{
    private readonly object _gate = new();
    private readonly HashSet<string> _answered = [];
    private readonly Dictionary<string, TimeSpan> _triedSince = [];

    /// <summary>Whether the server has ever answered.</summary>
    public bool Has(Uri address)
    {
        lock (_gate)
            return _answered.Contains(address.Authority);
    }

    /// <summary>The server has answered.</summary>
    public void Add(Uri address)
    {
        lock (_gate)
            _answered.Add(address.Authority);
    }

    /// <summary>Begins an attempt.</summary>
    /// <returns>How much time is left for the first answer; null if the server has answered before.</returns>
    public TimeSpan? Begin(Uri address)
    {
        lock (_gate)
        {
            if (_answered.Contains(address.Authority))
                return null;
            TimeSpan now = clock.Elapsed;
            if (!_triedSince.TryGetValue(address.Authority, out TimeSpan since) || now - since >= timeout)
                _triedSince[address.Authority] = since = now;
            return since + timeout - now;
        }
    }

    /// <summary>Whether the server may be tried again after a pause.</summary>
    public bool AllowAnother(Uri address, TimeSpan pause)
    {
        lock (_gate)
            return _answered.Contains(address.Authority)
                || !_triedSince.TryGetValue(address.Authority, out TimeSpan since)
                || clock.Elapsed + pause < since + timeout;
    }
}
