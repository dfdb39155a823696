namespace Bitrix24.OpenLines;

/// <summary>What a queue acknowledges at once: one of its entries, and the events that it tells of.</summary>
public sealed class EventParcel
{
    internal EventParcel(int id, string? processId, IReadOnlyList<PortalEvent> events)
    {
        Id = id;
        ProcessId = processId;
        Events = events;
    }

    /// <summary>The events; none where it is one that is not wanted.</summary>
    public IReadOnlyList<PortalEvent> Events { get; }

    /// <summary>The id of the entry.</summary>
    internal int Id { get; }

    /// <summary>Under what it is kept.</summary>
    internal string? ProcessId { get; }
}
