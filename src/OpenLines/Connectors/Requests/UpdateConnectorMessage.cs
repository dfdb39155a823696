namespace Bitrix24.OpenLines;

/// <summary><c>imconnector.update.messages</c>: gives a message that was brought another text or other files.</summary>
/// <param name="place">The connector and the line.</param>
/// <param name="message">The message, with the ids that it was brought with, and a text or files.</param>
/// <exception cref="InvalidInputException">The message lacks what a portal asks for.</exception>
public sealed class UpdateConnectorMessage(ConnectorAtLine place, ConnectorMessage message)
    : ConnectorMessageRequest("imconnector.update.messages", CallKind.Change, place, Complete(message))
{
    private protected override JObject WriteMessage() => SendConnectorMessage.Write(Message);

    private static ConnectorMessage Complete(ConnectorMessage message)
    {
        message.Check(needsContent: true);
        return message;
    }
}
