namespace Bitrix24.OpenLines;

/// <summary>An open line was removed that a connector has served: <c>OnImConnectorLineDelete</c>.</summary>
public sealed class ConnectorLineDeletedEvent : PortalEvent
{
    internal ConnectorLineDeletedEvent(EventEntry entry)
        : base(entry) => Line = entry.ScalarNumber;

    /// <summary>The id that the open line had.</summary>
    public int? Line { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Event} line {Line}";
}
