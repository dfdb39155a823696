namespace Bitrix24.OpenLines.PowerShell;

/// <summary>A cmdlet that works on the portal of a connection.</summary>
public abstract class PortalCommand : StoppableCommand
{
    private PortalConnection? _portal;
    private RestClient? _client;
    private RunMonitor? _run;

    private protected PortalCommand()
    {
    }

    /// <summary>The portal to use; the one that Connect-B24Portal connected last, by default.</summary>
    [Parameter]
    [ValidateNotNull]
    public PortalConnection? Connection { get; set; }

    /// <summary>What helps against the errors of what the cmdlet calls.</summary>
    private protected virtual ErrorHelpTable ErrorHelp => PortalErrorHelp.Table;

    /// <summary>The connection to work with.</summary>
    private protected PortalConnection Portal => _portal ?? throw TooEarly;

    /// <summary>Sends the calls of this command.</summary>
    private protected RestClient Client => _client ?? throw TooEarly;

    /// <summary>What this command has sent, and what it waits for.</summary>
    private protected RunMonitor Run => _run ?? throw TooEarly;

    private static InvalidOperationException TooEarly => new("The connection is chosen in BeginProcessing.");

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _portal = Connection ?? DefaultConnection.Current;
        if (_portal is null)
            ThrowTerminatingError(ErrorRecords.NotConnected());
        if (_portal!.IsClosed)
            ThrowTerminatingError(ErrorRecords.ConnectionClosed(_portal));
        if (this is INeedsApplication && _portal.Kind is not CredentialKind.Application)
            ThrowTerminatingError(ErrorRecords.NeedsApplication(_portal, MyInvocation.MyCommand.Name));
        _run = new RunMonitor(_portal.Client.Clock) { KeepsReports = true };
        _client = _portal.Client.WatchedBy(_run);
    }

    /// <summary>Tells of the requests that have come back, one line each.</summary>
    private protected override void OnWaiting()
    {
        foreach (RequestReport report in Run.TakeReports())
            WriteVerbose($"{report}");
    }

    /// <summary>
    /// Reads what is the same for every input. What is wrong with it ends the command: it is told once, and not once
    /// for each of them.
    /// </summary>
    /// <param name="read">Reads it.</param>
    /// <param name="target">What it is read from.</param>
    private protected T ReadOnce<T>(Func<T> read, object? target)
    {
        try
        {
            return read();
        }
        catch (InvalidInputException refusal)
        {
            ThrowTerminatingError(ErrorRecords.Of(refusal, target));
            throw;
        }
    }
}
