using System.Security;
using System.Security.Cryptography;

namespace Bitrix24.Rest;

/// <summary>The file of a <see cref="TokenCache"/> while this process holds its lock.</summary>
internal sealed class OpenTokenCache(
    TokenCache cache,
    Uri portal,
    string clientId,
    FileStream held,
    Clock clock) : IOpenTokenStore
{
    private const int MaxAttempts = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public Task<RenewedTokens?> ReadAsync() => Task.FromResult(Read());

    /// <inheritdoc/>
    public async Task WriteAsync(RenewedTokens tokens)
    {
        string temporary = PrivateFile.Create(cache.Path, TokenFile.Write(tokens, portal, clientId));
        try
        {
            for (int attempt = 1; !TryReplace(temporary, isLast: attempt == MaxAttempts); attempt++)
                await clock.DelayAsync(Pause, CancellationToken.None).ConfigureAwait(false);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();

    private RenewedTokens? Read()
    {
        TokenFile file;
        try
        {
            // An empty one has been made beforehand by somebody who gave it its rights.
            byte[] content = File.ReadAllBytes(cache.Path);
            if (content.Length == 0)
                return null;
            file = TokenFile.Read(content);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException)
        {
            throw cache.Unusable(RestErrorCodes.TokenCacheUnusable, $"cannot be read: {e.Message}");
        }
        catch (FormatException)
        {
            throw cache.Unusable(RestErrorCodes.TokenCacheUnusable, "is damaged, or is another kind of file.");
        }
        catch (Exception e) when (e is CryptographicException or PlatformNotSupportedException)
        {
            throw cache.Unusable(
                RestErrorCodes.TokenCacheUnusable,
                "cannot be decrypted: it is damaged, or was written by another user or on another computer.");
        }

        if (file.ClientId != clientId || !file.IsOf(portal))
            throw cache.Unusable(
                RestErrorCodes.TokenCacheMismatch,
                $"belongs to {file.ClientId} on {file.Portal.Authority}, and not to {clientId} on {portal.Authority}.");
        return file.Tokens;
    }

    /// <summary>A scanner of viruses may have the file open for a moment, and what it holds up would be lost.</summary>
    private bool TryReplace(string temporary, bool isLast)
    {
        try
        {
            if (File.Exists(cache.Path))
                File.Replace(temporary, cache.Path, destinationBackupFileName: null);
            else
                File.Move(temporary, cache.Path);
            return true;
        }
        catch (Exception e) when (!isLast && e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
