namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imconnector.register</c>: makes a connector of the application, or puts another in the place of the one that it
/// has under the code. Errors come with the status 200, at the top or in the result.
/// </summary>
/// <param name="registration">The connector.</param>
public sealed class RegisterConnector(ConnectorRegistration registration) : Request<Connector>
{
    /// <summary>The code of the connector, in lower case.</summary>
    public string Id => registration.Id!;

    /// <inheritdoc/>
    public override string ToString() => registration.ToString();

    internal override RestCall ToCall() => new(
        "imconnector.register", NestedFields.Write(registration.Given(), registration), CallKind.Change);

    internal override Outcome<Connector> Read(JToken answer) => ConnectorErrors.OfFlag(answer) is { } error
        ? Outcome.Failure<Connector>(error)
        : Outcome.Success(new Connector(Id, registration.Name!));
}
