namespace Bitrix24.Rest;

/// <summary>
/// The time limit of one request, from its first byte to the last byte of its answer. It runs while the server is
/// waited for, and not while what the server has sent is being worked on.
/// </summary>
internal sealed class RequestDeadline : IDisposable
{
    private readonly Clock _clock;
    private readonly CancellationTokenSource _source;
    private TimeSpan _left;
    private TimeSpan _since;

    /// <summary>Starts the limit.</summary>
    /// <param name="clock">The time.</param>
    /// <param name="time">How long the server may take in all.</param>
    /// <param name="firstAnswer">How long it may take until it begins to answer; null: no shorter limit.</param>
    /// <param name="token">Stops the request before that.</param>
    public RequestDeadline(Clock clock, TimeSpan time, TimeSpan? firstAnswer, CancellationToken token)
    {
        _clock = clock;
        _source = CancellationTokenSource.CreateLinkedTokenSource(token);
        _left = time;
        _since = clock.Elapsed;
        clock.CancelAfter(_source, firstAnswer < time ? firstAnswer.Value : time);
    }

    /// <summary>Cancelled when the time is over, or when the request is stopped.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The server is waited for.</summary>
    public void Resume()
    {
        _since = _clock.Elapsed;
        _clock.CancelAfter(_source, TimeSpans.Max(_left, TimeSpan.Zero));
    }

    /// <summary>The server has sent something.</summary>
    public void Pause()
    {
        _left -= _clock.Elapsed - _since;
        _clock.CancelAfter(_source, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
