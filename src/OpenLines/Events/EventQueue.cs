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

    /// <summary>How many entries are completed and not acknowledged.</summary>
    public abstract int Unacknowledged { get; }

    /// <summary>Asks for what comes next.</summary>
    /// <param name="limit">How many entries at the most, from 1.</param>
    /// <param name="token">Ends the asking.</param>
    /// <returns>What is there, perhaps nothing.</returns>
    public abstract Task<Outcome<IReadOnlyList<IQueuedEvent>>> ReceiveAsync(int limit, CancellationToken token);

    /// <summary>Notes that an entry has been processed. In the order in which they came.</summary>
    public abstract void Complete(IQueuedEvent entry);

    /// <summary>Tells the portal which entries have been processed.</summary>
    /// <returns>Why it could not be told; null when it has been.</returns>
    public abstract Task<RestError?> AcknowledgeAsync(CancellationToken token);
}

/// <summary>An entry of a queue, which is acknowledged as a whole, and the events in it.</summary>
public interface IQueuedEvent
{
    /// <summary>The id of the entry.</summary>
    int Id { get; }

    /// <summary>The process that the portal keeps it for; null where it keeps it for nobody.</summary>
    string? ProcessId { get; }

    /// <summary>The events, one for each thing that it tells of; none where the entry was not asked for.</summary>
    IReadOnlyList<PortalEvent> Events { get; }
}
