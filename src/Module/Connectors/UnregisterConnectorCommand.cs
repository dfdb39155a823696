namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Removes connectors of the application from every line. Needs an application.
/// REST: <c>imconnector.unregister</c>, and <c>imconnector.list</c> where an answer was lost.
/// </summary>
[RestMethod("imconnector.unregister")]
[RestMethod("imconnector.list")]
[Progress("Unregistering connectors", "unregistered")]
[Cmdlet(VerbsLifecycle.Unregister, "B24Connector", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class UnregisterConnectorCommand
    : RowCmdlet<UnregisterConnector, string>, IKeepsJournal, INeedsApplication
{
    /// <summary>The code of the connector, as it was registered; in any case.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Code")]
    [ConnectorOrCode]
    [ArgumentCompleter(typeof(ConnectorCompleter))]
    [BareValue]
    public string? Connector { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => ConnectorErrorHelp.Table;

    internal override object? KeyOf(UnregisterConnector request) => request.Id;

    internal override Task<IReadOnlyList<Outcome<string>>> SendAsync(
        IReadOnlyList<UnregisterConnector> requests, CancellationToken token) =>
        new ConnectorClient(Client).UnregisterAsync(requests, token);

    internal override UnregisterConnector Request() => new(Connector ?? "");

    internal override (string Target, string Action)? Describe(UnregisterConnector request) =>
        ($"connector '{request.Id}'", "Unregister");

    internal override void Emit(string result)
    {
    }
}
