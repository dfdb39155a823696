using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Bitrix24.Rest;

namespace Bitrix24.OpenLines;

/// <summary>
/// Works with the connectors of one portal. Every method needs the credential of an application; a webhook is refused
/// with WRONG_AUTH_TYPE.
/// </summary>
/// <param name="client">The portal.</param>
public sealed class ConnectorClient(RestClient client)
{
    /// <summary>
    /// Sets what connectors tell of their channels, in as few requests as the changes fit into; gives one outcome an
    /// input, in their order. <c>imconnector.connector.data.set</c>
    /// </summary>
    public Task<IReadOnlyList<Outcome<ConnectorLineData>>> SetDataAsync(
        IReadOnlyList<ConnectorDataChange> changes, CancellationToken token)
    {
        Request<ConnectorLineData>[] requests = [.. changes.Select(change => new SetConnectorData(change))];
        return client.SendAsync(requests, token);
    }

    /// <summary>Reads the connectors that there are. <c>imconnector.list</c></summary>
    public Task<Outcome<IReadOnlyList<Connector>>> ListAsync(CancellationToken token) =>
        client.SendAsync(new ListConnectors(), token);
}
