namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Takes connectors of the application away, from every line. Needs an application.
/// REST: <c>imconnector.unregister</c>.
/// </summary>
[RestMethod("imconnector.unregister")]
[Cmdlet(VerbsLifecycle.Unregister, "B24Connector", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class UnregisterConnectorCommand : ActionCommand<UnregisterConnector, string>, INeedsApplication
{
    /// <summary>The code of the connector, as it was registered; in any case.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Code")]
    [ArgumentCompleter(typeof(ConnectorCompleter))]
    public string? Connector { get; set; }

    private protected override string Activity => "Unregistering connectors";

    private protected override string Achieved => "unregistered";

    private protected override string BareName => nameof(Connector);

    private protected override ErrorHelpTable ErrorHelp => ConnectorErrorHelp.Table;

    private protected override object? KeyOf(UnregisterConnector input) => input.Id;

    private protected override UnregisterConnector Read(PipelineRecord record) =>
        new(record.TextOf(nameof(Connector)) ?? "");

    private protected override string Describe(UnregisterConnector request) => $"connector '{request.Id}'";

    private protected override string DescribeAction(UnregisterConnector request) => "Unregister";

    private protected override void Emit(string output)
    {
    }
}
