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
    private const byte Blank = (byte)' ';

    // In bytes. Tokens have about 70 characters each.
    private const int Room = 16 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public Task<RenewedTokens?> ReadAsync() => Task.FromResult(Read());

    /// <inheritdoc/>
    public async Task PrepareAsync()
    {
        try
        {
            await RetryAsync(Reserve).ConfigureAwait(false);
        }
        catch (Exception e) when (IsFileError(e))
        {
            throw cache.Unusable(
                RestErrorCodes.TokenCacheNotWritable,
                $"cannot be written, so the refresh token was not used: {e.Message}");
        }
    }

    /// <inheritdoc/>
    public async Task WriteAsync(RenewedTokens tokens)
    {
        byte[] content = WithRoom(TokenFile.Write(tokens, portal, clientId));
        try
        {
            await ReplaceAsync(content).ConfigureAwait(false);
        }
        catch (Exception e) when (IsFileError(e))
        {
            // No room beside the file, or the file is a mount point of its own, as in a container.
            await RetryAsync(() => Overwrite(content)).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();

    private RenewedTokens? Read()
    {
        TokenFile file;
        try
        {
            // Blank: created by a person who set its rights, or reserved by a renewal that failed.
            byte[] content = File.ReadAllBytes(cache.Path);
            if (content.All(b => b == Blank))
                return null;
            file = TokenFile.Read(content);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (IsFileError(e))
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

    /// <summary>
    /// Fills the file with blanks up to the size that tokens need at most. From then on they can be written into it
    /// even if the disk is full.
    /// </summary>
    private void Reserve()
    {
        PrivateFile.Ensure(cache.Path);
        using FileStream file = OpenToWrite();
        if (file.Length >= Room)
            return;
        file.Seek(0, SeekOrigin.End);
        WriteBlanks(file, Room - file.Length);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Replaces the file as a whole: a crash leaves the old tokens or the new ones.</summary>
    private async Task ReplaceAsync(byte[] content)
    {
        PrivateFile.Ensure(cache.Path);
        string temporary = PrivateFile.Create(cache.Path, content);
        try
        {
            await RetryAsync(() => File.Replace(temporary, cache.Path, destinationBackupFileName: null))
                .ConfigureAwait(false);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private void Overwrite(byte[] content)
    {
        PrivateFile.Protect(cache.Path);
        using FileStream file = OpenToWrite();
        file.Write(content, 0, content.Length);
        WriteBlanks(file, file.Length - content.Length);
        file.Flush(flushToDisk: true);
    }

    private FileStream OpenToWrite() =>
        new(cache.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>With its room, so that the next tokens can be written even if the disk is full by then.</summary>
    private static byte[] WithRoom(byte[] tokens)
    {
        byte[] content = [.. Enumerable.Repeat(Blank, Math.Max(Room, tokens.Length))];
        tokens.CopyTo(content, 0);
        return content;
    }

    private static void WriteBlanks(Stream file, long count)
    {
        for (; count > 0; count--)
            file.WriteByte(Blank);
    }

    /// <summary>On Windows, a virus scanner may have the file open for a moment.</summary>
    private async Task RetryAsync(Action action)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                action();
                return;
            }
            catch (Exception e) when (attempt < MaxAttempts && IsFileError(e))
            {
                await clock.DelayAsync(Pause, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private static bool IsFileError(Exception e) =>
        e is IOException or UnauthorizedAccessException or SecurityException;
}
