namespace Bitrix24.Rest.Tests;

/// <summary>A clock that is put forward instead of being waited for, and remembers by how much.</summary>
internal sealed class ImpatientClock : Clock
{
    private TimeSpan _elapsed;

    public List<TimeSpan> Pauses { get; } = [];

    public override DateTimeOffset Now => DateTimeOffset.UnixEpoch + _elapsed;

    public override TimeSpan Elapsed => _elapsed;

    public override Task DelayAsync(TimeSpan time, CancellationToken token)
    {
        lock (Pauses)
        {
            Pauses.Add(time);
            _elapsed += time;
        }
        token.ThrowIfCancellationRequested();
        return Task.CompletedTask;
    }

    /// <summary>Timeouts are the machine's: a test lets an answer hang, and nothing else would end it.</summary>
    public override void CancelAfter(CancellationTokenSource source, TimeSpan time) => source.CancelAfter(time);
}
