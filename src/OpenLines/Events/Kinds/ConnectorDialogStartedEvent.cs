namespace Bitrix24.OpenLines;

/// <summary>A dialog of a connector has begun: <c>OnImConnectorDialogStart</c>.</summary>
public sealed class ConnectorDialogStartedEvent : SessionEvent
{
    internal ConnectorDialogStartedEvent(EventEntry entry)
        : base(entry)
    {
    }
}
