namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What Enable-B24Connector and Disable-B24Connector share.</summary>
public abstract class SwitchConnectorCommand : ConnectorCommand<ActivateConnector, ConnectorStatus>
{
    private protected SwitchConnectorCommand()
    {
    }

    /// <summary>Emits what the connector is on the line now, by a further request for each 50 inputs.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Whether lines are opened.</summary>
    private protected abstract bool Active { get; }

    /// <summary>Of two changes of one connector on one line, the later one is to stay.</summary>
    private protected override object? KeyOf(ActivateConnector input) => input.Place;

    private protected override ActivateConnector Read(PipelineRecord record) => new(PlaceOf(record), Active);

    private protected override string Describe(ActivateConnector request) => $"{request.Place}";

    private protected override Task<IReadOnlyList<Outcome<ConnectorStatus>>> RunAsync(
        IReadOnlyList<ActivateConnector> inputs, CancellationToken token) =>
        new ConnectorClient(Client).ActivateAsync(inputs, PassThru, token);

    private protected override void Emit(ConnectorStatus output)
    {
        if (PassThru)
            WriteObject(output);
    }
}
