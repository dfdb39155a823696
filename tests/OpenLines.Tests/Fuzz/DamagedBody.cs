using Bitrix24.Rest.Tests;

namespace Bitrix24.OpenLines.Tests;

/// <summary>The body of an answer: slow, cut, endless, or ending in an exception.</summary>
/// <param name="bytes">What arrives before the end.</param>
/// <param name="clock">The time that waits take.</param>
internal sealed class DamagedBody(byte[] bytes, SimulatedClock clock) : Stream
{
    private readonly TaskCompletionSource _closed = new();
    private int _position;

    /// <summary>How many bytes one read gives at the most.</summary>
    public int ChunkSize { get; init; } = int.MaxValue;

    /// <summary>How long each read waits; null for not at all.</summary>
    public Func<TimeSpan>? Pause { get; init; }

    /// <summary>What follows the bytes: null for the end of the body, otherwise an exception.</summary>
    public Func<Exception>? Failure { get; init; }

    /// <summary>Whether nothing follows the bytes, not even the end.</summary>
    public bool Hangs { get; init; }

    /// <summary>What follows the bytes again and again, for ever; null for nothing.</summary>
    public byte[]? Endless { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The thread that waits for a read lets the time pass itself.</summary>
    public override int Read(byte[] buffer, int offset, int count) => Pause is null && !Hangs
        ? ReadNow(buffer.AsSpan(offset, count))
        : clock.Run(() => ReadAsync(buffer, offset, count, CancellationToken.None));

    public override Task<int> ReadAsync(
        byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Pause?.Invoke() is { } pause)
            await Task.WhenAny(_closed.Task, clock.DelayAsync(pause, CancellationToken.None)).ConfigureAwait(false);
        if (Hangs && _position == bytes.Length)
            await _closed.Task.ConfigureAwait(false);
        return ReadNow(buffer.Span);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _closed.TrySetResult();
    }

    private int ReadNow(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_closed.Task.IsCompleted, this);
        int count = Math.Min(ChunkSize, buffer.Length);
        if (_position < bytes.Length)
            return Take(bytes, _position, buffer[..count]);
        if (Endless is not null)
            return Take(Endless, (_position - bytes.Length) % Endless.Length, buffer[..count]);
        return Failure is null ? 0 : throw Failure();
    }

    private int Take(byte[] source, int from, Span<byte> buffer)
    {
        int count = Math.Min(source.Length - from, buffer.Length);
        source.AsSpan(from, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
