namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Gives messages that a connector has brought another text or other files. Needs an application.
/// REST: <c>imconnector.update.messages</c>.
/// </summary>
[RestMethod("imconnector.update.messages")]
[Progress("Changing messages", "changed")]
[Cmdlet(VerbsData.Update, "B24ConnectorMessage", SupportsShouldProcess = true)]
[OutputType(typeof(ReceivedConnectorMessage))]
public sealed class UpdateConnectorMessageCommand : ConnectorMessageCmdlet<UpdateConnectorMessage>
{
    /// <summary>Emits what the portal has made of each message.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    internal override UpdateConnectorMessage Request() => new(Place, ReadMessage());

    internal override (string Target, string Action)? Describe(UpdateConnectorMessage request) =>
        ($"{request.Place}", $"Change {request.Message}");

    internal override void Emit(ReceivedConnectorMessage result)
    {
        if (PassThru)
            WriteObject(result);
    }
}
