namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Completes the codes of connectors, by code or by name.</summary>
internal sealed class ConnectorCompleter : PortalCompleter<Connector>
{
    private protected override Task<Outcome<IReadOnlyList<Connector>>> ReadAsync(
        RestClient client, CancellationToken token) => new ConnectorClient(client).ListAsync(token);

    private protected override string TextOf(Connector item) => item.Code;

    private protected override string NameOf(Connector item) => item.Name;
}
