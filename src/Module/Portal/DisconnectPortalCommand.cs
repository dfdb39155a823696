namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Forgets a connection and its credential. Nothing is sent.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "B24Portal")]
public sealed class DisconnectPortalCommand : PSCmdlet
{
    /// <summary>The connection to forget; the default one of this runspace when none is given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PortalConnection? Connection { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        PortalConnection? connection = Connection ?? DefaultConnection.Current;
        if (connection is not null && ReferenceEquals(connection, DefaultConnection.Current))
            DefaultConnection.Current = null;
        connection?.Dispose();
    }
}
