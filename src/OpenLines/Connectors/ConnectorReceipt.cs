namespace Bitrix24.OpenLines;

/// <summary>
/// That a message of an operator has reached the client, or was read. The portal's event of the message has the ids on
/// the portal.
/// </summary>
/// <param name="Connector">The code of the connector; goes out in lower case.</param>
/// <param name="Line">The id of the line, from 1.</param>
/// <param name="ImChatId">The id of the chat on the portal, from 1.</param>
/// <param name="ImMessageId">The id of the message on the portal, from 1.</param>
/// <param name="ExternalMessageId">
/// The id that the external system has given it; all of them where it became several messages there.
/// </param>
/// <param name="ExternalChatId">The id of the chat in the external system.</param>
/// <param name="Date">When it was delivered; null for no time. Not sent for what was read.</param>
/// <exception cref="InvalidInputException">Something is missing or cannot be what it should be.</exception>
public sealed record ConnectorReceipt(
    string Connector,
    int Line,
    int ImChatId,
    int ImMessageId,
    ValueList<string> ExternalMessageId,
    string ExternalChatId,
    DateTimeOffset? Date = null)
{
    /// <summary>The code of the connector, in lower case.</summary>
    public string Connector { get; } = new ConnectorAtLine(Connector, Line).Connector;

    /// <summary>The ids that the external system has given the message.</summary>
    public ValueList<string> ExternalMessageId { get; } =
        Check(ImChatId, ImMessageId, ExternalMessageId, ExternalChatId);

    /// <inheritdoc/>
    public override string ToString() => $"message {ImMessageId} in chat {ImChatId}";

    private static ValueList<string> Check(
        int chat, int message, ValueList<string> externalIds, string externalChat)
    {
        var errors = new List<InputError>();
        if (chat <= 0)
            errors.Add(InputError.NotAnId(nameof(ImChatId), $"{chat}", "chat"));
        if (message <= 0)
            errors.Add(InputError.NotAnId(nameof(ImMessageId), $"{message}", "message"));
        if (externalIds.Count == 0 || externalIds.Any(string.IsNullOrWhiteSpace))
            errors.Add(InputError.Missing(
                nameof(ExternalMessageId), "It takes the id that the external system has given the message."));
        if (string.IsNullOrWhiteSpace(externalChat))
            errors.Add(InputError.Missing(
                nameof(ExternalChatId), "It takes the id of the chat in the external system."));
        return errors.Count == 0 ? externalIds : throw new InvalidInputException(errors);
    }
}

/// <summary>
/// Tells a portal what became of a message of an operator. It sets a state, so that to tell it twice does no harm.
/// Gives the receipt.
/// </summary>
public sealed class SendConnectorReceipt(ConnectorReceipt receipt, bool isRead) : Request<ConnectorReceipt>(
    isRead ? "imconnector.send.status.reading" : "imconnector.send.status.delivery", CallKind.Change)
{
    /// <summary>What the portal is told.</summary>
    public ConnectorReceipt Receipt => receipt;

    internal override JObject Parameters()
    {
        var message = new JObject { ["id"] = new JArray(receipt.ExternalMessageId) };
        if (!isRead && receipt.Date is { } date)
            message["date"] = date.ToUnixTimeSeconds();
        return new JObject
        {
            ["CONNECTOR"] = receipt.Connector,
            ["LINE"] = receipt.Line,
            ["MESSAGES"] = new JArray(new JObject
            {
                ["im"] = new JObject { ["chat_id"] = receipt.ImChatId, ["message_id"] = receipt.ImMessageId },
                ["message"] = message,
                ["chat"] = new JObject { ["id"] = receipt.ExternalChatId },
            }),
        };
    }

    internal override Outcome<ConnectorReceipt> Read(JToken answer) =>
        ConnectorErrors.OfMessages(answer) is { } error
            ? Outcome.Failure<ConnectorReceipt>(error)
            : Outcome.Success(receipt);
}
