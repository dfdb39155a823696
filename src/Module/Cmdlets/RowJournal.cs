namespace Bitrix24.OpenLines.PowerShell;

/// <summary>The journal that a run keeps of its rows. It is opened when the first row is entered.</summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="path">The file, as it was given.</param>
internal sealed class RowJournal(PortalCmdlet cmdlet, string path) : IDisposable
{
    private RunJournal? _journal;
    private bool _isLate;

    /// <summary>Finds a row in the journal, or enters it.</summary>
    public JournalEntry Enter(IJournaled request) => (_journal ??= Open()).Enter(request.Content, request.Name);

    /// <summary>Writes down that rows are about to be sent; says why they cannot be.</summary>
    /// <param name="entries">The rows.</param>
    /// <param name="prepare">Finds out what the journal has to know before anything is sent.</param>
    /// <param name="token">Stops it.</param>
    public async Task<RestError?> BeginAsync(
        IReadOnlyCollection<JournalEntry> entries,
        Func<RunJournal, CancellationToken, Task<RestError?>> prepare,
        CancellationToken token)
    {
        try
        {
            if (await prepare(_journal!, token).ConfigureAwait(false) is { } error)
                return error;
            _journal!.RecordSending([.. entries.Where(entry => !entry.WasDone)], cmdlet.Client.Clock.Now);
            return null;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return new RestError(
                ErrorCodes.JournalNotWritten, $"The journal cannot be written: {e.Message}", Execution.NotRun);
        }
    }

    /// <summary>Writes down what became of rows.</summary>
    public void End(IEnumerable<(JournalEntry Entry, int? Id, RestError? Error)> outcomes)
    {
        try
        {
            _journal!.RecordOutcomes([.. outcomes]);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The rows were sent; their outcome is reported all the same.
            _isLate = true;
        }
    }

    /// <summary>Warns where the journal could not be written to the end.</summary>
    public void WarnIfLate()
    {
        if (_isLate)
            cmdlet.WriteWarning($"The journal {path} could not be written to the end: it does not know all outcomes.");
    }

    /// <inheritdoc/>
    public void Dispose() => _journal?.Dispose();

    private RunJournal Open()
    {
        try
        {
            var journal = RunJournal.Open(
                FilePath.Resolve(cmdlet.SessionState, path), cmdlet.MyInvocation.MyCommand.Name,
                $"{cmdlet.Portal.Portal}", cmdlet.Client.Clock.Now);
            if (journal.EarlierCount > 0)
                cmdlet.WriteVerbose($"The journal knows {journal.EarlierCount} inputs of earlier runs.");
            return journal;
        }
        catch (Exception e) when (e is JournalException or FormatException)
        {
            JournalException refusal = e as JournalException
                ?? new JournalException($"The journal {path} cannot be opened: {e.Message}", e);
            cmdlet.ThrowTerminatingError(ErrorRecords.JournalRefused(refusal, path));
            throw;
        }
    }
}
