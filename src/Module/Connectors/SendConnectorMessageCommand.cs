namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Brings messages of clients of an external system to open lines. Needs an application.
/// REST: <c>imconnector.send.messages</c>.
/// </summary>
[RestMethod("imconnector.send.messages")]
[Progress("Sending messages", "sent")]
[Cmdlet(VerbsCommunications.Send, "B24ConnectorMessage", SupportsShouldProcess = true)]
[OutputType(typeof(ReceivedConnectorMessage))]
public sealed class SendConnectorMessageCommand : ConnectorMessageCmdlet<SendConnectorMessage>
{
    internal override SendConnectorMessage Request() => new(Place, ReadMessage());

    internal override (string Target, string Action)? Describe(SendConnectorMessage request) =>
        ($"{request.Place}", $"Send {request.Message}");
}
