namespace Bitrix24.OpenLines;

/// <summary>
/// Tells a portal what became of a message of an operator. It sets a state, so that to tell it twice does no harm.
/// Gives the receipt.
/// </summary>
public abstract class SendConnectorReceipt : Request<ConnectorReceipt>
{
    private readonly string _method;

    private protected SendConnectorReceipt(string method, ConnectorReceipt receipt)
    {
        _method = method;
        Receipt = receipt;
    }

    /// <summary>What is told.</summary>
    public ConnectorReceipt Receipt { get; }

    internal sealed override RestCall ToCall()
    {
        var message = new JObject { ["id"] = new JArray(Receipt.ExternalMessageId) };
        AddTo(message);
        return new(
            _method,
            new JObject
            {
                ["CONNECTOR"] = Receipt.Connector,
                ["LINE"] = Receipt.Line,
                ["MESSAGES"] = new JArray(new JObject
                {
                    ["im"] = new JObject
                    {
                        ["chat_id"] = Receipt.ImChatId,
                        ["message_id"] = Receipt.ImMessageId,
                    },
                    ["message"] = message,
                    ["chat"] = new JObject { ["id"] = Receipt.ExternalChatId },
                }),
            },
            CallKind.Change);
    }

    internal sealed override Outcome<ConnectorReceipt> Read(JToken answer) =>
        ConnectorErrors.OfMessages(answer) is { } error
            ? Outcome.Failure<ConnectorReceipt>(error)
            : Outcome.Success(Receipt);

    /// <summary>Adds what the method takes beside the ids.</summary>
    private protected virtual void AddTo(JObject message)
    {
    }
}
