namespace Bitrix24.Sandbox.Tests;

/// <summary>
/// Time that passes only where somebody waits for it. Everything runs on the thread that runs the test.
/// </summary>
internal sealed class Simulation
{
    private readonly PriorityQueue<TaskCompletionSource, (DateTimeOffset Due, int Order)> _timers = new();
    private int _order;

    public static DateTimeOffset Start { get; } = new(2026, 8, 3, 12, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; private set; } = Start;

    /// <summary>The seconds that have passed.</summary>
    public double Seconds => (Now - Start).TotalSeconds;

    /// <summary>The time and delay of a portal in this simulation.</summary>
    public SandboxOptions Options => new() { Clock = () => Now, Delay = DelayAsync };

    public Task DelayAsync(double seconds) => DelayAsync(TimeSpan.FromSeconds(seconds), CancellationToken.None);

    public async Task DelayAsync(TimeSpan time, CancellationToken token)
    {
        var timer = new TaskCompletionSource();
        _timers.Enqueue(timer, (Now + time, _order++));
        using (token.Register(() => timer.TrySetCanceled(token)))
            await timer.Task.ConfigureAwait(false);
    }

    /// <summary>Lets time pass until all is done, what goes on without the test as well.</summary>
    public void Run(Func<Task> test)
    {
        SynchronizationContext? context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            Task running = test();
            while (_timers.TryDequeue(out TaskCompletionSource? timer, out (DateTimeOffset Due, int Order) at))
            {
                if (timer.Task.IsCompleted)
                    continue;
                Now = at.Due;
                timer.TrySetResult();
            }
            Assert.True(running.IsCompleted, "The test waits for something that no time brings.");
            running.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
