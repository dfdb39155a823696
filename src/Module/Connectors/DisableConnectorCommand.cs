namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Closes open lines to a connector. Needs an application. REST: <c>imconnector.activate</c>.</summary>
[RestMethod("imconnector.activate")]
[Progress("Disabling connectors", "disabled")]
[Cmdlet(VerbsLifecycle.Disable, "B24Connector", SupportsShouldProcess = true)]
[OutputType(typeof(ConnectorStatus))]
public sealed class DisableConnectorCommand : ConnectorCmdlet<ActivateConnector, ConnectorStatus>
{
    /// <summary>Emits what the connector is on the line now, by a further request for each 50 inputs.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    internal override ActivateConnector Request() => new(Place, false);

    internal override (string Target, string Action)? Describe(ActivateConnector request) =>
        ($"{request.Place}", "Disable");

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
