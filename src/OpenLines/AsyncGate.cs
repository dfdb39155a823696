using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Bitrix24.OpenLines;

/// <summary>Lets one through at a time, in the order in which they came.</summary>
internal sealed class AsyncGate
{
    private readonly LinkedList<TaskCompletionSource<bool>> _waiting = [];
    private bool _isTaken;

    /// <summary>Waits for the gate to be free.</summary>
    /// <returns>What is disposed to let the next one through.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before it was.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var turn = new TaskCompletionSource<bool>();
        lock (_waiting)
        {
            if (!_isTaken)
            {
                _isTaken = true;
                return new Passage(this);
            }
            _waiting.AddLast(turn);
        }

        using (token.Register(() => GiveUp(turn, token)))
            await turn.Task.ConfigureAwait(false);
        return new Passage(this);
    }

    private void GiveUp(TaskCompletionSource<bool> turn, CancellationToken token)
    {
        lock (_waiting)
        {
            if (!_waiting.Remove(turn))
                return; // It is through already.
        }
        turn.TrySetCanceled(token);
    }

    private void Leave()
    {
        TaskCompletionSource<bool>? next;
        lock (_waiting)
        {
            next = _waiting.First?.Value;
            if (next is null)
                _isTaken = false;
            else
                _waiting.RemoveFirst();
        }
        next?.SetResult(true);
    }

    private sealed class Passage(AsyncGate gate) : IDisposable
    {
        private AsyncGate? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Leave();
    }
}
