namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imconnector.send.messages</c>: brings a message to an open line. Never sent again while it may have been brought.
/// </summary>
/// <param name="place">The connector and the line.</param>
/// <param name="message">The message, with the ids of client, message and chat, and a text or files.</param>
/// <exception cref="InvalidInputException">The message lacks what a portal asks for.</exception>
public sealed class SendConnectorMessage(ConnectorAtLine place, ConnectorMessage message)
    : ConnectorMessageRequest("imconnector.send.messages", CallKind.Creation, place, Complete(message))
{
    private protected override JObject WriteMessage() => Write(Message);

    /// <summary>Flags that are off are not sent: any value may count as on.</summary>
    internal static JObject Write(ConnectorMessage message) => NestedFields.Write(
        message.Given().Where(setting => setting.ValueOf(message) is not false), message);

    private static ConnectorMessage Complete(ConnectorMessage message)
    {
        message.Check(needsContent: true);
        return message;
    }
}
