namespace Bitrix24.OpenLines;

/// <summary>
/// Events that wait on a portal. Each comes until it is acknowledged, at the least once: what is not acknowledged comes
/// again, in a later run.
/// </summary>
public abstract class EventQueue
{
    private protected EventQueue()
    {
    }

    /// <summary>Whether there may be more right now.</summary>
    public bool HasMore { get; private protected set; }

    /// <summary>How many parcels are done and not acknowledged.</summary>
    public abstract int Unacknowledged { get; }

    /// <summary>Asks for what comes next.</summary>
    /// <param name="limit">How many parcels at the most, from 1.</param>
    /// <param name="token">Ends the asking.</param>
    /// <returns>What is there, perhaps nothing.</returns>
    public abstract Task<Outcome<IReadOnlyList<EventParcel>>> TakeAsync(int limit, CancellationToken token);

    /// <summary>Notes that a parcel has been dealt with. In the order in which they came.</summary>
    public abstract void Complete(EventParcel parcel);

    /// <summary>Tells the portal what has been dealt with.</summary>
    /// <returns>Why it could not be told; null when it has been.</returns>
    public abstract Task<RestError?> AcknowledgeAsync(CancellationToken token);
}
