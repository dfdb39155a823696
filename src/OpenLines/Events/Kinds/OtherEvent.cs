namespace Bitrix24.OpenLines;

/// <summary>An event that has no type of its own here; <see cref="PortalEvent.Data"/> has what it says.</summary>
public sealed class OtherEvent : PortalEvent
{
    internal OtherEvent(EventEntry entry)
        : base(entry)
    {
    }
}
