namespace Bitrix24.OpenLines;

/// <summary>
/// A call about one message of the external system. The methods take lists; one message a call keeps what fails apart
/// from the rest.
/// </summary>
public abstract class ConnectorMessageRequest : Request<ReceivedConnectorMessage>
{
    private readonly string _method;
    private readonly CallKind _kind;

    private protected ConnectorMessageRequest(
        string method, CallKind kind, ConnectorAtLine place, ConnectorMessage message)
    {
        _method = method;
        _kind = kind;
        Place = place;
        Message = message;
    }

    /// <summary>The connector and the line.</summary>
    public ConnectorAtLine Place { get; }

    /// <summary>The message.</summary>
    public ConnectorMessage Message { get; }

    internal sealed override RestCall ToCall() => new(
        _method,
        new JObject
        {
            ["CONNECTOR"] = Place.Connector,
            ["LINE"] = Place.Line,
            ["MESSAGES"] = new JArray(WriteMessage()),
        },
        _kind);

    internal sealed override Outcome<ReceivedConnectorMessage> Read(JToken answer) =>
        ConnectorErrors.OfMessages(answer) is { } error
            ? Outcome.Failure<ReceivedConnectorMessage>(error)
            : Outcome.Success(ReceivedConnectorMessage.Read(Place, Message, answer));

    /// <summary>What of the message goes out.</summary>
    private protected abstract JObject WriteMessage();
}
