namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Opens open lines to a connector. Needs an application. REST: <c>imconnector.activate</c>.</summary>
[RestMethod("imconnector.activate")]
[Cmdlet(VerbsLifecycle.Enable, "B24Connector", SupportsShouldProcess = true)]
[OutputType(typeof(ConnectorStatus))]
public sealed class EnableConnectorCommand : SwitchConnectorCommand
{
    private protected override string Activity => "Enabling connectors";

    private protected override string Achieved => "enabled";

    private protected override bool Active => true;

    private protected override string DescribeAction(ActivateConnector request) => "Enable";
}
