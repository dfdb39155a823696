namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Gives messages that a connector has brought another text or other files. Needs an application.
/// REST: <c>imconnector.update.messages</c>.
/// </summary>
[RestMethod("imconnector.update.messages")]
[Cmdlet(VerbsData.Update, "B24ConnectorMessage", SupportsShouldProcess = true)]
[OutputType(typeof(ReceivedConnectorMessage))]
public sealed class UpdateConnectorMessageCommand : WriteConnectorMessageCommand<UpdateConnectorMessage>
{
    /// <summary>Emits what the portal has made of each message.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Activity => "Changing messages";

    private protected override string Achieved => "changed";

    private protected override UpdateConnectorMessage Make(ConnectorAtLine place, ConnectorMessage message) =>
        new(place, message);

    private protected override string DescribeAction(UpdateConnectorMessage request) => $"Change {request.Message}";

    private protected override void Emit(ReceivedConnectorMessage output)
    {
        if (PassThru)
            WriteObject(output);
    }
}
