namespace Bitrix24.Rest;

/// <summary>
/// How large a request may be, in bytes. It starts well below what servers allow, and is learned from what they turn
/// away. Thread-safe.
/// </summary>
/// <param name="single">How large a single call may be at first.</param>
internal sealed class BodySizes(long single = BodySizes.UsualSingle)
{
    /// <summary>An nginx in front of PHP takes 1 MB unless it is told otherwise.</summary>
    private const long FirstBatch = 512 * 1024;

    /// <summary>
    /// PHP's usual <c>post_max_size</c>: a larger body arrives empty, and the method sees no parameters.
    /// </summary>
    private const long UsualSingle = 8 * 1024 * 1024;

    /// <summary>No server takes less: a batch that seems to have arrived empty has not been too large.</summary>
    private const long Smallest = 64 * 1024;

    private readonly object _gate = new();
    private long _batch = FirstBatch;
    private long _single = single;

    /// <summary>How large a batch should be at the most.</summary>
    public long Batch
    {
        get
        {
            lock (_gate)
                return _batch;
        }
    }

    /// <summary>Whether a request is sure to be turned away, or to arrive empty.</summary>
    public bool IsTooLarge(long size)
    {
        lock (_gate)
            return size > _single;
    }

    /// <summary>Whether a batch of this size may have arrived empty because it was too large.</summary>
    public static bool MayArriveEmpty(long size) => size > Smallest;

    /// <summary>A request of this size was turned away.</summary>
    public void Refused(long size)
    {
        lock (_gate)
        {
            _single = Math.Min(_single, size - 1);
            _batch = Math.Min(_batch, size / 2);
        }
    }
}
