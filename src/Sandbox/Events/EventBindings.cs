namespace Bitrix24.Sandbox;

/// <summary>What applications have bound to events, in the order in which they did.</summary>
internal sealed class EventBindings
{
    private readonly List<EventHandler> _handlers = [];
    private int _count;

    public IReadOnlyList<EventHandler> All => _handlers;

    public IEnumerable<EventHandler> Of(SandboxApplication application) =>
        _handlers.Where(handler => handler.Application == application);

    /// <summary>Binds a handler; false where it is bound already.</summary>
    public bool Add(EventHandler handler)
    {
        if (_handlers.Any(handler.IsSameAs))
            return false;
        _handlers.Add(handler with { Id = ++_count });
        return true;
    }

    /// <summary>Unbinds handlers; gives their number.</summary>
    public int Remove(IEnumerable<EventHandler> handlers) => handlers.ToList().Count(_handlers.Remove);

    public void Clear()
    {
        _handlers.Clear();
        _count = 0;
    }
}

/// <summary>What an application has bound to an event.</summary>
/// <param name="Id">Its id; the handler is told it.</param>
/// <param name="Application">Whose it is.</param>
/// <param name="Event">The event, in upper case.</param>
/// <param name="Address">Where the event goes; empty for one that goes to the queue.</param>
/// <param name="UserId">In whose name; 0 for whoever has caused the event.</param>
/// <param name="Connector">The key of the source; empty for none.</param>
/// <param name="MinTimeout">The seconds between two notices of the queue, at the least.</param>
internal sealed record EventHandler(
    int Id, SandboxApplication Application, string Event, string Address, int UserId, string Connector, int MinTimeout)
{
    public bool IsOffline => Address.Length == 0;

    /// <summary>Whether both are bound alike, so that the second adds nothing.</summary>
    public bool IsSameAs(EventHandler other) => other with { Id = Id, MinTimeout = MinTimeout } == this;
}
