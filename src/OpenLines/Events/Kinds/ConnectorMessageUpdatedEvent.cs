namespace Bitrix24.OpenLines;

/// <summary>An operator has changed a message: <c>OnImConnectorMessageUpdate</c>.</summary>
public sealed class ConnectorMessageUpdatedEvent : ConnectorMessageEvent
{
    internal ConnectorMessageUpdatedEvent(EventEntry entry)
        : base(entry)
    {
    }
}
