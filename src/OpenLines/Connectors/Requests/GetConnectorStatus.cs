namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imconnector.status</c>: what a connector is on a line. Of one that there is not, a portal says that it is not
/// active.
/// </summary>
/// <param name="place">The connector and the line.</param>
public sealed class GetConnectorStatus(ConnectorAtLine place) : Request<ConnectorStatus>
{
    internal override RestCall ToCall() => new(
        "imconnector.status", new JObject { ["CONNECTOR"] = place.Connector, ["LINE"] = place.Line });

    internal override Outcome<ConnectorStatus> Read(JToken answer) => answer is JObject map && map.ContainsKey("STATUS")
        ? Outcome.Success(new ConnectorStatus(
            JsonField.Text(map["CONNECTOR"]) ?? place.Connector,
            JsonField.Number(map["LINE"]) ?? place.Line,
            JsonField.Flag(map["CONFIGURED"]),
            JsonField.Flag(map["STATUS"]),
            JsonField.Flag(map["ERROR"])))
        : Outcome.Failure<ConnectorStatus>(OpenLineErrors.Unexpected("the status of a connector", answer));
}
