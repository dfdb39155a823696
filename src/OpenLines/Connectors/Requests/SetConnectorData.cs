namespace Bitrix24.OpenLines;

/// <summary><c>imconnector.connector.data.set</c>: what a connector tells of its channel on one line.</summary>
internal sealed class SetConnectorData(ConnectorDataChange change) : Request<ConnectorLineData>
{
    internal override RestCall ToCall()
    {
        var data = new JObject { ["ID"] = change.ChannelId };
        foreach (Setting setting in change.Data.Given())
            data[setting.WireName] = setting.Write(setting.ValueOf(change.Data)!);
        return new(
            "imconnector.connector.data.set",
            new JObject { ["CONNECTOR"] = change.Connector, ["LINE"] = change.Line, ["DATA"] = data },
            CallKind.Change);
    }

    internal override Outcome<ConnectorLineData> Read(JToken answer) => answer is JValue { Value: true }
        ? Outcome.Success(new ConnectorLineData(
            change.Connector, change.Line, change.ChannelId, change.Data.Url, change.Data.UrlIm, change.Data.Name))
        : Outcome.Failure<ConnectorLineData>(OpenLineErrors.Unexpected("true", answer));
}
