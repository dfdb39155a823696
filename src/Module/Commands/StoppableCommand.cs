using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>A cmdlet whose work is stopped by Ctrl+C, and by a pipeline that has enough.</summary>
public abstract class StoppableCommand : PSCmdlet, IDisposable
{
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
    private protected T Wait<T>(Func<CancellationToken, Task<T>> work) =>
        Stoppable(() => Task.Run(() => work(StopToken), StopToken).GetAwaiter().GetResult());

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
