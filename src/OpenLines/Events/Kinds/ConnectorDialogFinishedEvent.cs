namespace Bitrix24.OpenLines;

/// <summary>A dialog of a connector has ended: <c>OnImConnectorDialogFinish</c>.</summary>
public sealed class ConnectorDialogFinishedEvent : SessionEvent
{
    internal ConnectorDialogFinishedEvent(EventEntry entry)
        : base(entry)
    {
    }
}
