namespace Bitrix24.OpenLines;

/// <summary><c>imconnector.list</c>: all connectors.</summary>
internal sealed class ListConnectors() : Request<IReadOnlyList<Connector>>("imconnector.list")
{
    /// <summary>A map from the code to the name; no connectors are an empty list.</summary>
    internal override Outcome<IReadOnlyList<Connector>> Read(JToken answer) => answer switch
    {
        JObject map => Outcome.Success<IReadOnlyList<Connector>>([.. map.Properties().Select(ReadOne)]),
        JArray { Count: 0 } => Outcome.Success<IReadOnlyList<Connector>>([]),
        _ => Unexpected("a map of connectors", answer),
    };

    private static Connector ReadOne(JProperty entry) => new(entry.Name, JsonField.Text(entry.Value) ?? "");
}

/// <summary>
/// <c>imconnector.status</c>: what a connector is on a line. Of one that there is not, a portal says that it is not
/// active.
/// </summary>
/// <param name="place">The connector and the line.</param>
public sealed class GetConnectorStatus(ConnectorAtLine place) : Request<ConnectorStatus>("imconnector.status")
{
    internal override JObject Parameters() => new() { ["CONNECTOR"] = place.Connector, ["LINE"] = place.Line };

    internal override Outcome<ConnectorStatus> Read(JToken answer) => answer is JObject map && map.ContainsKey("STATUS")
        ? Outcome.Success(new ConnectorStatus(
            JsonField.Text(map["CONNECTOR"]) ?? place.Connector,
            JsonField.Number(map["LINE"]) ?? place.Line,
            JsonField.Flag(map["CONFIGURED"]),
            JsonField.Flag(map["STATUS"]),
            JsonField.Flag(map["ERROR"])))
        : Unexpected("the status of a connector", answer);
}

/// <summary>
/// <c>imconnector.register</c>: makes a connector of the application, or puts another in the place of the one that it
/// has under the code. Errors come with the status 200, at the top or in the result.
/// </summary>
/// <param name="registration">The connector.</param>
public sealed class RegisterConnector(ConnectorRegistration registration)
    : Request<Connector>("imconnector.register", CallKind.Change)
{
    /// <summary>The code of the connector, in lower case.</summary>
    public string Id => registration.Id!;

    /// <inheritdoc/>
    public override string ToString() => registration.ToString();

    internal override JObject Parameters() => NestedFields.Write(registration.Given(), registration);

    internal override Outcome<Connector> Read(JToken answer) => ConnectorErrors.OfFlag(answer) is { } error
        ? Outcome.Failure<Connector>(error)
        : Outcome.Success(new Connector(Id, registration.Name!));
}

/// <summary>
/// <c>imconnector.unregister</c>: takes a connector of the application away; gives its code. Errors come with the
/// status 200, at the top or in the result.
/// </summary>
/// <param name="id">The code.</param>
/// <exception cref="InvalidInputException">There can be no connector of that code.</exception>
public sealed class UnregisterConnector(string id) : Request<string>("imconnector.unregister", CallKind.Change)
{
    private const string NotUnregistered = "APPLICATION_UNREGISTRATION_ERROR";

    /// <summary>The code of the connector, in lower case.</summary>
    public string Id { get; } = ConnectorCode.Read(nameof(Connector), id);

    internal override JObject Parameters() => new() { ["ID"] = Id };

    internal override Outcome<string> Read(JToken answer) => ConnectorErrors.OfFlag(answer) is { } error
        ? Outcome.Failure<string>(error)
        : Outcome.Success(Id);

    /// <summary>It is gone, as the lost answer would have said; or the portal has refused it both times.</summary>
    internal override Outcome<string> ReadAfterLostAnswer(JToken answer) =>
        ConnectorErrors.OfFlag(answer) is { Code: NotUnregistered } error
            ? Outcome.Failure<string>(OpenLineErrors.Unknown(
                $"the connector '{Id}' was unregistered", error.Description, code: NotUnregistered))
            : Read(answer);

    /// <summary>Whether an outcome leaves it open if the connector is there.</summary>
    internal static bool IsUnknown(Outcome<string> outcome) =>
        outcome.Error is { Code: NotUnregistered, Execution: Execution.Unclear };
}

/// <summary>
/// <c>imconnector.activate</c>: opens or closes a line to a connector. Answers no more than that it was done.
/// </summary>
/// <param name="place">The connector and the line.</param>
/// <param name="active">Whether it is opened.</param>
public sealed class ActivateConnector(ConnectorAtLine place, bool active)
    : Request<ConnectorStatus>("imconnector.activate", CallKind.Change)
{
    /// <summary>The connector and the line.</summary>
    public ConnectorAtLine Place => place;

    // What counts as false to PHP closes the line: the text N does not.
    internal override JObject Parameters() =>
        new() { ["CONNECTOR"] = place.Connector, ["LINE"] = place.Line, ["ACTIVE"] = active ? "1" : "0" };

    internal override Outcome<ConnectorStatus> Read(JToken answer) => ConnectorErrors.OfFlag(answer) is { } error
        ? Outcome.Failure<ConnectorStatus>(error)
        : Outcome.Success(new ConnectorStatus(place.Connector, place.Line));
}
