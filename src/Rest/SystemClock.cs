using System.Diagnostics;

namespace Bitrix24.Rest;

/// <summary>The machine's time.</summary>
internal sealed class SystemClock : Clock
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public override DateTimeOffset Now => DateTimeOffset.Now;

    public override TimeSpan Elapsed => _watch.Elapsed;

    public override Task DelayAsync(TimeSpan time, CancellationToken token) => Task.Delay(time, token);

    public override void CancelAfter(CancellationTokenSource source, TimeSpan time) => source.CancelAfter(time);
}
