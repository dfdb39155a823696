namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Shows the connection that the cmdlets of this runspace use by default; nothing when there is none.
/// </summary>
[Cmdlet(VerbsCommon.Get, "B24Portal")]
[OutputType(typeof(PortalConnection))]
public sealed class GetPortalCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (DefaultConnection.Current is { } connection)
            WriteObject(connection);
    }
}
