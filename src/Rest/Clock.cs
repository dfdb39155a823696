using System.Diagnostics;

namespace Bitrix24.Rest;

/// <summary>
/// The time that limits, pauses and timeouts go by. A test puts one of its own here and need not wait.
/// </summary>
public abstract class Clock
{
    /// <summary>The machine's time.</summary>
    public static Clock System { get; } = new SystemClock();

    /// <summary>The date and the time of day, which a person may set back.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>The time since some moment in the past. It never goes back.</summary>
    public abstract TimeSpan Elapsed { get; }

    /// <summary>Waits.</summary>
    /// <param name="time">How long.</param>
    /// <param name="token">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public abstract Task DelayAsync(TimeSpan time, CancellationToken token);

    /// <summary>Cancels a source when a time has passed.</summary>
    public abstract void CancelAfter(CancellationTokenSource source, TimeSpan time);
}

/// <summary>The machine's time.</summary>
internal sealed class SystemClock : Clock
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public override DateTimeOffset Now => DateTimeOffset.Now;

    public override TimeSpan Elapsed => _watch.Elapsed;

    public override Task DelayAsync(TimeSpan time, CancellationToken token) => Task.Delay(time, token);

    public override void CancelAfter(CancellationTokenSource source, TimeSpan time) => source.CancelAfter(time);
}
