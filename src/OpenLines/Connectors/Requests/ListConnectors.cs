namespace Bitrix24.OpenLines;

/// <summary><c>imconnector.list</c>: the connectors that there are.</summary>
internal sealed class ListConnectors : Request<IReadOnlyList<Connector>>
{
    internal override RestCall ToCall() => new("imconnector.list");

    /// <summary>A map from the code to the name; no connectors are an empty list.</summary>
    internal override Outcome<IReadOnlyList<Connector>> Read(JToken answer) => answer switch
    {
        JObject map => Outcome.Success<IReadOnlyList<Connector>>([.. map.Properties().Select(ReadOne)]),
        JArray { Count: 0 } => Outcome.Success<IReadOnlyList<Connector>>([]),
        _ => Outcome.Failure<IReadOnlyList<Connector>>(OpenLineErrors.Unexpected("a map of connectors", answer)),
    };

    private static Connector ReadOne(JProperty entry) => new(entry.Name, JsonField.Text(entry.Value) ?? "");
}
