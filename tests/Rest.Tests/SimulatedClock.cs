using System.Runtime.CompilerServices;

namespace Bitrix24.Rest.Tests;

/// <summary>
/// Time that passes only when everybody waits for it. All work runs on the thread that calls <see cref="Run{T}"/>, one
/// step after another, so that a run of hours takes a moment and comes out the same each time.
/// </summary>
/// <param name="start">What it shows at first: the time since a moment in the past.</param>
internal sealed class SimulatedClock(TimeSpan start = default) : Clock
{
    private readonly PriorityQueue<Action, (TimeSpan Due, int Number)> _timers = new();
    private readonly ConditionalWeakTable<CancellationTokenSource, StrongBox<int>> _cancellations = new();
    private TimeSpan _elapsed = start;
    private int _number;

    public override DateTimeOffset Now => DateTimeOffset.UnixEpoch + _elapsed;

    public override TimeSpan Elapsed => _elapsed;

    public override Task DelayAsync(TimeSpan time, CancellationToken token)
    {
        if (token.IsCancellationRequested)
            return Task.FromCanceled(token);
        // Continuations run at once, on this thread: that is what makes the order certain.
        var delay = new TaskCompletionSource();
        CancellationTokenRegistration registration = token.Register(() => delay.TrySetCanceled(token));
        After(time, () =>
        {
            registration.Dispose();
            delay.TrySetResult();
        });
        return delay.Task;
    }

    public override void CancelAfter(CancellationTokenSource source, TimeSpan time)
    {
        StrongBox<int> latest = _cancellations.GetOrCreateValue(source);
        int own = ++latest.Value;
        if (time == Timeout.InfiniteTimeSpan)
            return;
        After(time, () =>
        {
            if (own == latest.Value)
                Cancel(source);
        });
    }

    /// <summary>Does something at a later time.</summary>
    public void After(TimeSpan time, Action action)
    {
        lock (_timers)
            _timers.Enqueue(action, (_elapsed + time, _number++));
    }

    /// <summary>Lets time pass until the work is done.</summary>
    public T Run<T>(Func<Task<T>> work)
    {
        // Where there is a context, continuations would be left to it.
        SynchronizationContext? context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            Task<T> task = work();
            while (!task.IsCompleted)
                Step();
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <summary>Lets time pass until the work is done.</summary>
    public void Run(Func<Task> work) => Run(async () =>
    {
        await work();
        return true;
    });

    /// <summary>Does something that others may have waited for.</summary>
    public void Do(Action action) => Run(() =>
    {
        action();
        return Task.CompletedTask;
    });

    private static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // What it was to end has ended.
        }
    }

    private void Step()
    {
        Action? action;
        lock (_timers)
        {
            if (_timers.TryDequeue(out action, out (TimeSpan Due, int Number) timer))
                _elapsed = timer.Due > _elapsed ? timer.Due : _elapsed;
        }
        if (action is null)
            throw new InvalidOperationException("Everybody waits, and nobody for the time.");
        action();
    }
}
