namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Closes open lines to a connector. Needs an application. REST: <c>imconnector.activate</c>.</summary>
[RestMethod("imconnector.activate")]
[Cmdlet(VerbsLifecycle.Disable, "B24Connector", SupportsShouldProcess = true)]
[OutputType(typeof(ConnectorStatus))]
public sealed class DisableConnectorCommand : SwitchConnectorCommand
{
    private protected override string Activity => "Disabling connectors";

    private protected override string Achieved => "disabled";

    private protected override bool Active => false;

    private protected override string DescribeAction(ActivateConnector request) => "Disable";
}
