namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imconnector.activate</c>: opens or closes a line to a connector. Answers no more than that it was done.
/// </summary>
/// <param name="place">The connector and the line.</param>
/// <param name="active">Whether it is opened.</param>
public sealed class ActivateConnector(ConnectorAtLine place, bool active) : Request<ConnectorStatus>
{
    /// <summary>The connector and the line.</summary>
    public ConnectorAtLine Place => place;

    // What counts as false to PHP closes the line: the text N does not.
    internal override RestCall ToCall() => new(
        "imconnector.activate",
        new JObject { ["CONNECTOR"] = place.Connector, ["LINE"] = place.Line, ["ACTIVE"] = active ? "1" : "0" },
        CallKind.Change);

    internal override Outcome<ConnectorStatus> Read(JToken answer) => ConnectorErrors.OfFlag(answer) is { } error
        ? Outcome.Failure<ConnectorStatus>(error)
        : Outcome.Success(new ConnectorStatus(place.Connector, place.Line));
}
