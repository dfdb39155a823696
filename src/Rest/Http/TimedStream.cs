namespace Bitrix24.Rest;

/// <summary>A body that is read as it arrives.</summary>
/// <param name="body">The body. Its response disposes of it.</param>
/// <param name="limit">How many bytes it may have, unpacked.</param>
/// <param name="deadline">Runs during each read.</param>
internal sealed class TimedStream(Stream body, long limit, RequestDeadline deadline) : Stream
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
        deadline.Resume();
        int read = body.Read(buffer, offset, count);
        deadline.Pause();
        return Counted(read);
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        deadline.Resume();
        int read = await body.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
        deadline.Pause();
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
}

/// <summary>An answer has more bytes than it may have.</summary>
/// <param name="limit">How many it may have.</param>
internal sealed class AnswerTooLargeException(long limit) : IOException
{
    /// <summary>How many bytes an answer may have, in megabytes.</summary>
    public long Megabytes => limit / (1024 * 1024);
}
