namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// The one bridge from asynchronous work to the pipeline's thread. The work ends when the pipeline stops, whether by
/// Ctrl+C or because it has enough.
/// </summary>
/// <param name="onWaiting">Called now and then while something is waited for, on the pipeline's thread.</param>
internal sealed class PipelineWait(Action onWaiting) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _stop = new();

    /// <summary>Cancelled when the pipeline stops.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Ends the work.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Waits for work, and gives its result.</summary>
    public T For<T>(Func<CancellationToken, Task<T>> work) => Stoppable(() =>
    {
        Task<T> task = Task.Run(() => work(Token), Token);
        Until(task);
        return task.GetAwaiter().GetResult();
    });

    /// <summary>Waits until work is done. Throws nothing that the work throws.</summary>
    public void Until(Task work)
    {
        while (Task.WaitAny([work], Interval) < 0)
            onWaiting();
        onWaiting();
    }

    /// <summary>Ends work that was cancelled because the pipeline stops, as PowerShell expects it.</summary>
    public T Stoppable<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException) when (Token.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }
}
