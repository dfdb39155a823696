namespace Bitrix24.OpenLines;

/// <summary>A connector was disconnected from an open line: <c>OnImConnectorStatusDelete</c>.</summary>
public sealed class ConnectorStatusDeletedEvent : PortalEvent
{
    internal ConnectorStatusDeletedEvent(EventEntry entry)
        : base(entry)
    {
        Connector = entry.Text("connector");
        Line = entry.Number("line");
    }

    /// <summary>The code of the connector.</summary>
    public string? Connector { get; }

    /// <summary>The id of the open line.</summary>
    public int? Line { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Event} {Connector}, line {Line}";
}
