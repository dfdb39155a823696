namespace System.Threading.Tasks;

/// <summary>What later frameworks have on tasks.</summary>
internal static class TaskPolyfill
{
    /// <summary>Waits for a task until the token is cancelled; the task itself goes on.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public static async Task<T> WaitAsync<T>(this Task<T> task, CancellationToken token)
    {
        var cancelled = new TaskCompletionSource<T>();
        using CancellationTokenRegistration registration = token.Register(() => cancelled.TrySetCanceled(token));
        Task<T> first = await Task.WhenAny(task, cancelled.Task).ConfigureAwait(false);
        return await first.ConfigureAwait(false);
    }
}
