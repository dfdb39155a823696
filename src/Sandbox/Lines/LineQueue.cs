using System.Collections.Generic;

namespace Bitrix24.Sandbox;

/// <summary>A line's queue: what it was configured with, and whom that makes.</summary>
internal sealed record LineQueue(IReadOnlyList<QueueEntry> Entries, IReadOnlyList<QueueSeat> Seats)
{
    public static readonly LineQueue Empty = new([], []);
}
