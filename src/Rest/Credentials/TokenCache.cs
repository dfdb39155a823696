using System.Security;

namespace Bitrix24.Rest;

/// <summary>
/// Keeps the tokens of one application in a file: encrypted for the current user on Windows (DPAPI), readable by its
/// owner alone (mode 0600) elsewhere. A second file beside it, <c>{path}.lock</c>, says that a process works on it.
/// </summary>
public sealed class TokenCache : ITokenStore
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // Longer than a renewal takes that is answered at its second attempt.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Clock _clock;

    /// <summary>Names the file; nothing is read yet.</summary>
    /// <param name="path">The file, which need not be there yet; its folder has to be.</param>
    public TokenCache(string path)
        : this(path, Clock.System)
    {
    }

    internal TokenCache(string path, Clock clock)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new ArgumentException("A token cache is a file.", nameof(path));
        Path = PrivateFile.Target(System.IO.Path.GetFullPath(path));
        _clock = clock;
    }

    /// <summary>The file; of a symbolic link, the file that it points to.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public string Description => $"The token cache {Path}";

    private string LockPath => Path + ".lock";

    /// <inheritdoc/>
    public async Task<IOpenTokenStore> OpenAsync(Uri portal, string clientId, CancellationToken token)
    {
        for (TimeSpan waited = TimeSpan.Zero; ; waited += Pause)
        {
            token.ThrowIfCancellationRequested();
            if (TryLock() is { } held)
                return new OpenTokenCache(this, portal, clientId, held, _clock);
            if (waited >= Patience)
                throw Unusable(
                    RestErrorCodes.TokenCacheBusy,
                    $"has been held by another process for {Patience.TotalSeconds:0} seconds ({LockPath}).");
            await _clock.DelayAsync(Pause, token).ConfigureAwait(false);
        }
    }

    /// <summary>What is wrong with the file: never with what is in it.</summary>
    internal RestException Unusable(string code, string problem) =>
        new(new RestError(code, $"{Description} {problem}", Execution.Refused));

    /// <summary>Null while another process has it.</summary>
    private FileStream? TryLock()
    {
        try
        {
            // Never deleted. On Unix, one process could delete it while another is about to lock it, and a third would
            // lock a new file of the same name. The system releases the lock of a process that dies.
            PrivateFile.Ensure(LockPath);
            return ExclusiveFile.TryOpen(LockPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException
            or NotSupportedException)
        {
            throw Unusable(RestErrorCodes.TokenCacheUnusable, $"cannot be locked: {e.Message}");
        }
    }
}
