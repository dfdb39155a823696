using System.Diagnostics;

namespace Bitrix24.SandboxServer;

/// <summary>
/// A clock that runs so many times as fast as the machine's, and delays that are so many times shorter.
/// </summary>
internal sealed class FastTime(double speed)
{
    private readonly DateTimeOffset _start = DateTimeOffset.Now;
    private readonly Stopwatch _passed = Stopwatch.StartNew();

    public DateTimeOffset Now => _start + (_passed.Elapsed * speed);

    // A timer counts whole milliseconds, and one that is too early would be a call that takes no time.
    public Task DelayAsync(TimeSpan time, CancellationToken token) =>
        Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling((time / speed).TotalMilliseconds)), token);
}
