namespace Bitrix24.Sandbox;

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
