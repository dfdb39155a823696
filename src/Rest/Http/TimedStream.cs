namespace Bitrix24.Rest;

/// <summary>
/// A body that is read as it arrives. The time limit runs while there is nothing to read, and not while what was read
/// is being worked on.
/// </summary>
/// <param name="body">The body.</param>
/// <param name="limit">How many bytes it may have, unpacked.</param>
/// <param name="waiting">Told of the beginning and the end of every wait.</param>
internal sealed class TimedStream(Stream body, long limit, Action<bool> waiting) : Stream
{
    private long _length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        waiting(true);
        int read = body.Read(buffer, offset, count);
        waiting(false);
        return Counted(read);
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        waiting(true);
        int read = await body.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
        waiting(false);
        return Counted(read);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Counted(int read)
    {
        _length += read;
        return _length <= limit ? read : throw new AnswerTooLargeException(limit);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            body.Dispose();
    }
}

/// <summary>An answer has more bytes than it may have.</summary>
/// <param name="limit">How many it may have.</param>
internal sealed class AnswerTooLargeException(long limit) : IOException
{
    /// <summary>How many bytes an answer may have, in megabytes.</summary>
    public long Megabytes => limit / (1024 * 1024);
}
