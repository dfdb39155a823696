namespace Bitrix24.OpenLines.PowerShell;

/// <summary>A cmdlet whose work is stopped by Ctrl+C, and by a pipeline that has enough.</summary>
public abstract class StoppableCommand : PSCmdlet, IDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _stop = new();

    private protected StoppableCommand()
    {
    }

    /// <summary>Cancelled when the pipeline stops.</summary>
    private protected CancellationToken StopToken => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Releases what the cmdlet holds. PowerShell calls it when the pipeline ends, however it ends.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _stop.Cancel();
        _stop.Dispose();
    }

    /// <summary>The one bridge from asynchronous work to the pipeline's thread.</summary>
    private protected T Wait<T>(Func<CancellationToken, Task<T>> work) => Stoppable(() =>
    {
        Task<T> task = Task.Run(() => work(StopToken), StopToken);
        WaitFor(task);
        return task.GetAwaiter().GetResult();
    });

    /// <summary>Waits for work, and shows meanwhile how things stand. Throws nothing that the work throws.</summary>
    private protected void WaitFor(Task work)
    {
        while (Task.WaitAny([work], Glance) < 0)
            OnWaiting();
        OnWaiting();
    }

    /// <summary>Shows how things stand. Called now and then, on the pipeline's thread.</summary>
    private protected virtual void OnWaiting()
    {
    }

    /// <summary>Lets work that was cancelled because the pipeline stops end as PowerShell expects it.</summary>
    private protected T Stoppable<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }
}
