namespace Bitrix24.OpenLines;

/// <summary>There is something new in the queue of the application: <c>onOfflineEvent</c>.</summary>
public sealed class OfflineQueueChangedEvent : PortalEvent
{
    internal OfflineQueueChangedEvent(EventEntry entry)
        : base(entry)
    {
    }
}
