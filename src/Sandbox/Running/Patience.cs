namespace Bitrix24.Sandbox;

/// <summary>Waits for what goes on whether somebody waits for it or not.</summary>
internal static class Patience
{
    /// <exception cref="System.OperationCanceledException">The token was cancelled first. The task runs on.</exception>
    public static async Task<T> WaitAsync<T>(Task<T> task, CancellationToken token)
    {
        if (task.IsCompleted || !token.CanBeCanceled)
            return await task.ConfigureAwait(false);

        var lost = new TaskCompletionSource<T>();
        using (token.Register(() => lost.TrySetCanceled(token)))
            return await (await Task.WhenAny(task, lost.Task).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
