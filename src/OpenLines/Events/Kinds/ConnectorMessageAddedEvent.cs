namespace Bitrix24.OpenLines;

/// <summary>An operator has written to a customer: <c>OnImConnectorMessageAdd</c>.</summary>
public sealed class ConnectorMessageAddedEvent : ConnectorMessageEvent
{
    internal ConnectorMessageAddedEvent(EventEntry entry)
        : base(entry)
    {
    }
}
