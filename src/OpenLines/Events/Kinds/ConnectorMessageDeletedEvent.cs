namespace Bitrix24.OpenLines;

/// <summary>An operator has deleted a message: <c>OnImConnectorMessageDelete</c>.</summary>
public sealed class ConnectorMessageDeletedEvent : ConnectorMessageEvent
{
    internal ConnectorMessageDeletedEvent(EventEntry entry)
        : base(entry)
    {
    }
}
