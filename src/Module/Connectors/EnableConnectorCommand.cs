namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Opens open lines to a connector. Needs an application. REST: <c>imconnector.activate</c>.</summary>
[RestMethod("imconnector.activate")]
[Progress("Enabling connectors", "enabled")]
[Cmdlet(VerbsLifecycle.Enable, "B24Connector", SupportsShouldProcess = true)]
[OutputType(typeof(ConnectorStatus))]
public sealed class EnableConnectorCommand : ConnectorCmdlet<ActivateConnector, ConnectorStatus>
{
    /// <summary>Emits what the connector is on the line now, by a further request for each 50 inputs.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    internal override ActivateConnector Request() => new(Place, true);

    internal override (string Target, string Action)? Describe(ActivateConnector request) =>
        ($"{request.Place}", "Enable");

    /// <summary>Of two changes of one connector on one line, the later one is to stay.</summary>
    internal override object? KeyOf(ActivateConnector request) => request.Place;

    internal override Task<IReadOnlyList<Outcome<ConnectorStatus>>> SendAsync(
        IReadOnlyList<ActivateConnector> requests, CancellationToken token) =>
        new ConnectorClient(Client).ActivateAsync(requests, PassThru, token);

    internal override void Emit(ConnectorStatus result)
    {
        if (PassThru)
            WriteObject(result);
    }
}
