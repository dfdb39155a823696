namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imconnector.unregister</c>: takes a connector of the application away; gives its code. Errors come with the
/// status 200, at the top or in the result.
/// </summary>
/// <param name="id">The code.</param>
/// <exception cref="InvalidInputException">There can be no connector of that code.</exception>
public sealed class UnregisterConnector(string id) : Request<string>
{
    private const string NotUnregistered = "APPLICATION_UNREGISTRATION_ERROR";

    /// <summary>The code of the connector, in lower case.</summary>
    public string Id { get; } = ConnectorCode.Read(nameof(Connector), id);

    internal override RestCall ToCall() =>
        new("imconnector.unregister", new JObject { ["ID"] = Id }, CallKind.Change);

    internal override Outcome<string> Read(JToken answer) => ConnectorErrors.OfFlag(answer) is { } error
        ? Outcome.Failure<string>(error)
        : Outcome.Success(Id);

    /// <summary>That there is none any more is what the lost answer would have said.</summary>
    internal override Outcome<string> ReadAfterLostAnswer(JToken answer) =>
        ConnectorErrors.OfFlag(answer)?.Code == NotUnregistered ? Outcome.Success(Id) : Read(answer);
}
