namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Brings messages of clients of an external system to open lines. Needs an application.
/// REST: <c>imconnector.send.messages</c>.
/// </summary>
[RestMethod("imconnector.send.messages")]
[Cmdlet(VerbsCommunications.Send, "B24ConnectorMessage", SupportsShouldProcess = true)]
[OutputType(typeof(ReceivedConnectorMessage))]
public sealed class SendConnectorMessageCommand : WriteConnectorMessageCommand<SendConnectorMessage>
{
    private protected override string Activity => "Sending messages";

    private protected override string Achieved => "sent";

    private protected override SendConnectorMessage Make(ConnectorAtLine place, ConnectorMessage message) =>
        new(place, message);

    private protected override string DescribeAction(SendConnectorMessage request) => $"Send {request.Message}";
}
