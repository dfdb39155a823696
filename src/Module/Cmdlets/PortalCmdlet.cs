namespace Bitrix24.OpenLines.PowerShell;

/// <summary>A cmdlet that works on the portal of a connection.</summary>
public abstract class PortalCmdlet : PSCmdlet, IDisposable
{
    private PortalConnection? _portal;
    private RestClient? _client;
    private RunMonitor? _monitor;

    private protected PortalCmdlet() => Pipeline = new PipelineWait(OnWaiting);

    /// <summary>The portal to use; the one that Connect-B24Portal connected last, by default.</summary>
    [Parameter]
    [ValidateNotNull]
    public PortalConnection? Connection { get; set; }

    /// <summary>What helps against the errors of what the cmdlet calls.</summary>
    internal virtual ErrorHelpTable ErrorHelp => PortalErrorHelp.Table;

    /// <summary>The connection to work with.</summary>
    internal PortalConnection Portal => _portal ?? throw TooEarly;

    /// <summary>Sends the calls of this cmdlet.</summary>
    internal RestClient Client => _client ?? throw TooEarly;

    /// <summary>What this cmdlet has sent, and what it waits for.</summary>
    internal RunMonitor Monitor => _monitor ?? throw TooEarly;

    /// <summary>Waits for what is asynchronous.</summary>
    internal PipelineWait Pipeline { get; }

    /// <summary>Whether the person wants to see what would be done, and not have it done.</summary>
    private protected bool IsPreview =>
        IsSwitchedOn("WhatIf", "WhatIfPreference") || IsSwitchedOn("Confirm", preference: null);

    private protected bool IsSwitchedOn(string parameter, string? preference) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out object? given)
            ? LanguagePrimitives.IsTrue(given)
            : preference is not null && LanguagePrimitives.IsTrue(GetVariableValue(preference));

    private static InvalidOperationException TooEarly => new("The connection is chosen in BeginProcessing.");

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _portal = Connection ?? DefaultConnection.Current;
        if (_portal is null)
            ThrowTerminatingError(ErrorRecords.NotConnected());
        if (_portal!.IsClosed)
            ThrowTerminatingError(ErrorRecords.ConnectionClosed(_portal));
        if (this is INeedsApplication)
            RequireApplication();
        _monitor = new RunMonitor(_portal.Client.Clock) { KeepsReports = true };
        _client = _portal.Client.WatchedBy(_monitor);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => Pipeline.Stop();

    /// <summary>Releases what the cmdlet holds. PowerShell calls it when the pipeline ends, however it ends.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            Pipeline.Dispose();
    }

    /// <summary>Writes one verbose line for each request that has come back.</summary>
    private protected virtual void OnWaiting()
    {
        foreach (RequestReport report in Monitor.DrainReports())
            WriteVerbose($"{report}");
    }

    /// <summary>Ends the cmdlet where a webhook is connected: its methods are for applications only.</summary>
    private protected void RequireApplication()
    {
        if (_portal is { Kind: not CredentialKind.Application } portal)
            ThrowTerminatingError(ErrorRecords.NeedsApplication(portal, MyInvocation.MyCommand.Name));
    }

    /// <summary>Waits for an answer, and reports its notices and its error.</summary>
    /// <param name="ask">Asks the portal.</param>
    /// <param name="target">What was asked for, for the error.</param>
    /// <returns>The answer; null where there is only an error.</returns>
    private protected T? Ask<T>(Func<CancellationToken, Task<Outcome<T>>> ask, object? target)
        where T : class => Tell(Pipeline.For(ask), target);

    /// <summary>Reports the notices and the error of an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="target">What was asked for, for the error.</param>
    /// <returns>What was answered; null where there is only an error.</returns>
    private protected T? Tell<T>(Outcome<T> answer, object? target)
        where T : class
    {
        foreach (string notice in answer.Notices)
            WriteWarning(notice);
        if (answer.Error is not { } error)
            return answer.Value;
        Fail(error, target);
        return null;
    }

    /// <summary>Reports a failure that belongs to no row.</summary>
    private protected virtual void Fail(RestError error, object? target) =>
        WriteError(ErrorRecords.Of(Explained(error), target, help: ErrorHelp));

    /// <summary>A failure, with the permissions that the connection has where one is missing.</summary>
    internal RestError Explained(RestError error) => error.Code == OpenLineErrorCodes.InsufficientScope
        ? new RestError(
            error.Code, $"{error.Description} This connection has: {Portal.ScopeList}.", error.Execution, error.Status)
        : error;

    /// <summary>
    /// Reads what is the same for every row. What is wrong with it ends the cmdlet: it is told once, and not once for
    /// each row.
    /// </summary>
    /// <param name="read">Reads it.</param>
    /// <param name="target">What it is read from.</param>
    private protected T ReadOnce<T>(Func<T> read, object? target)
    {
        try
        {
            return Readable(read);
        }
        catch (InvalidInputException refusal)
        {
            ThrowTerminatingError(ErrorRecords.Of(refusal, target));
            throw;
        }
    }

    /// <summary>Reads input. Whatever its values throw says that this input is wrong, and not the module.</summary>
    /// <exception cref="InvalidInputException">The input cannot be read, or something is missing or wrong.</exception>
    private protected static T Readable<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not (InvalidInputException or RestException or PipelineStoppedException
            or OperationCanceledException))
        {
            throw new InvalidInputException(InputError.Unreadable("", e));
        }
    }
}
