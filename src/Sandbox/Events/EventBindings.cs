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
