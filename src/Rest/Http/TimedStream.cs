namespace Bitrix24.Rest;

/// <summary>
/// A body that is read as it arrives. The time limit runs while there is nothing to read, and not while what was read
/// is being worked on.
/// </summary>
/// <param name="body">The body.</param>
/// <param name="waiting">Told of the beginning and the end of every wait.</param>
internal sealed class TimedStream(Stream body, Action<bool> waiting) : Stream
{
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
        return read;
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        waiting(true);
        int read = await body.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
        waiting(false);
        return read;
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
        if (disposing)
            body.Dispose();
    }
}
