namespace Bitrix24.OpenLines;

/// <summary>
/// Works with the connectors of one portal. Every method needs the credential of an application; a webhook is refused
/// with WRONG_AUTH_TYPE.
/// </summary>
/// <param name="client">The portal.</param>
public sealed class ConnectorClient(RestClient client)
{
    /// <summary>Reads all connectors. <c>imconnector.list</c></summary>
    public Task<Outcome<IReadOnlyList<Connector>>> ListAsync(CancellationToken token) =>
        client.SendAsync(new ListConnectors(), token);

    /// <summary>
    /// Opens or closes lines to connectors, in as few requests as they fit into; gives one outcome an input, in their
    /// order. <c>imconnector.activate</c>, <c>imconnector.status</c>
    /// </summary>
    /// <param name="requests">What is opened or closed.</param>
    /// <param name="read">
    /// Whether it is read back, in further requests, what each connector is on its line now. Without, an outcome has
    /// the connector and the line only.
    /// </param>
    /// <param name="token">Stops the work.</param>
    public async Task<IReadOnlyList<Outcome<ConnectorStatus>>> ActivateAsync(
        IReadOnlyList<ActivateConnector> requests, bool read, CancellationToken token)
    {
        IReadOnlyList<Outcome<ConnectorStatus>> changed =
            await client.SendAsync<ConnectorStatus>([.. requests], token).ConfigureAwait(false);
        GetConnectorStatus[] readings =
        [
            .. requests.Zip(changed, (request, outcome) => (request.Place, outcome.IsSuccess))
                .Where(one => one.IsSuccess)
                .Select(one => new GetConnectorStatus(one.Place)),
        ];
        if (!read || readings.Length == 0)
            return changed;

        var statuses = new Queue<Outcome<ConnectorStatus>>(
            await client.SendAsync<ConnectorStatus>([.. readings], token).ConfigureAwait(false));
        return [.. changed.Select(outcome => outcome.Map(status => ReadBack(status, statuses.Dequeue())))];
    }

    /// <summary>
    /// Unregisters connectors in as few requests as possible, with one outcome for each, in their order. If an answer
    /// is lost and the portal then refuses, the list of connectors shows whether the connector is gone.
    /// <c>imconnector.unregister</c>, <c>imconnector.list</c>
    /// </summary>
    public async Task<IReadOnlyList<Outcome<string>>> UnregisterAsync(
        IReadOnlyList<UnregisterConnector> requests, CancellationToken token)
    {
        IReadOnlyList<Outcome<string>> outcomes =
            await client.SendAsync<string>([.. requests], token).ConfigureAwait(false);
        if (!outcomes.Any(UnregisterConnector.IsUnknown)
            || await ListAsync(token).ConfigureAwait(false) is not { IsSuccess: true } listed)
            return outcomes;

        HashSet<string> codes = [.. listed.Value.Select(connector => connector.Code)];
        return
        [
            .. outcomes.Zip(requests, (outcome, request) =>
                UnregisterConnector.IsUnknown(outcome) && !codes.Contains(request.Id)
                    ? Outcome.Success(request.Id).With(outcome.Notices)
                    : outcome),
        ];
    }

    /// <summary>What was done and cannot be read is still a success.</summary>
    private static Outcome<ConnectorStatus> ReadBack(ConnectorStatus changed, Outcome<ConnectorStatus> read) =>
        read.Error is { } error
            ? Outcome.Success(
                changed, $"{changed}: it was changed, but could not be read back: {error.Description}")
            : read;
}
