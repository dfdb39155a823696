namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Takes messages that a connector has brought away. Needs an application. REST: <c>imconnector.delete.messages</c>.
/// </summary>
[RestMethod("imconnector.delete.messages")]
[Cmdlet(
    VerbsCommon.Remove, "B24ConnectorMessage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveConnectorMessageCommand : ConnectorMessageCommand<DeleteConnectorMessage>
{
    private protected override string Activity => "Removing messages";

    private protected override string Achieved => "removed";

    private protected override string BareName => nameof(ExternalMessageId);

    private protected override DeleteConnectorMessage Make(ConnectorAtLine place, ConnectorMessage message) =>
        new(place, message);

    private protected override string DescribeAction(DeleteConnectorMessage request) => $"Remove {request.Message}";

    private protected override void Emit(ReceivedConnectorMessage output)
    {
    }
}
