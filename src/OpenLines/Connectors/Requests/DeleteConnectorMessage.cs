namespace Bitrix24.OpenLines;

/// <summary><c>imconnector.delete.messages</c>: takes a message that was brought away. Only ids go out.</summary>
/// <param name="place">The connector and the line.</param>
/// <param name="message">The message, with the ids that it was brought with.</param>
/// <exception cref="InvalidInputException">An id is missing.</exception>
public sealed class DeleteConnectorMessage(ConnectorAtLine place, ConnectorMessage message)
    : ConnectorMessageRequest("imconnector.delete.messages", CallKind.Change, place, Complete(message))
{
    private protected override JObject WriteMessage() => new()
    {
        ["user"] = new JObject { ["id"] = Message.ExternalUserId },
        ["message"] = new JObject { ["id"] = Message.ExternalMessageId },
        ["chat"] = new JObject { ["id"] = Message.ExternalChatId },
    };

    private static ConnectorMessage Complete(ConnectorMessage message)
    {
        message.Check(needsContent: false);
        return message;
    }
}
