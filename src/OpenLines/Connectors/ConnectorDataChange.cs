namespace Bitrix24.OpenLines;

/// <summary>What the channel of a connector on one line is to be given.</summary>
/// <param name="Connector">
/// The code of the connector. Goes out in lower case: a portal registers connectors so, and knows no other spelling.
/// </param>
/// <param name="Line">The id of the line, from 1.</param>
/// <param name="Data">The fields.</param>
/// <exception cref="InvalidInputException">The code or the id cannot be one; a portal would say nothing of it.</exception>
public sealed record ConnectorDataChange(string Connector, int Line, ConnectorData Data) : IJournaled
{
    string IJournaled.Content => new SetConnectorData(this).ToCall().ToContent();

    string? IJournaled.Name => null;

    CallKind IJournaled.Kind => CallKind.Change;

    RestError IJournaled.Unknown(string reason) => new SetConnectorData(this).Unknown(reason);

    /// <summary>The code of the connector, in lower case.</summary>
    public string Connector { get; } = new ConnectorAtLine(Connector, Line).Connector;

    /// <summary>The id of the line, from 1.</summary>
    public int Line { get; } = Line;

    /// <summary>The id of the channel; where none is given, the one that the reference advises.</summary>
    internal string ChannelId => Data.Id ?? $"{Connector}_line{Line}";
}
