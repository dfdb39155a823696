namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// A cmdlet that changes the portal. It keeps a journal where it is asked to, and who stops it hears what may have been
/// done.
/// </summary>
/// <typeparam name="TInput">An input that has been found good.</typeparam>
/// <typeparam name="TOutput">What it becomes.</typeparam>
public abstract class ChangeCommand<TInput, TOutput> : BulkCommand<TInput, TOutput>
    where TInput : IJournaled
{
    private RunJournal? _journal;
    private bool _journalIsLate;

    private protected ChangeCommand()
    {
    }

    /// <summary>
    /// A file that says of each input what became of it, so that the same command with the same file goes on where it
    /// was stopped. It holds no input and no secret.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    /// <summary>The id of what an input has made; null where it has made nothing that has one.</summary>
    private protected virtual int? IdOf(TOutput output) => null;

    /// <summary>
    /// What an input makes something of: two of one name can be mistaken for each other on the portal. Null where they
    /// cannot.
    /// </summary>
    private protected virtual string? NameOf(TInput input) => null;

    /// <summary>The journal, once it is open; null where none is kept.</summary>
    private protected RunJournal? Journaled => _journal;

    /// <summary>Goes on with what an earlier run has left.</summary>
    private protected virtual void Resume(RunJournal journal)
    {
    }

    /// <inheritdoc/>
    private protected sealed override JournalEntry? Enter(TInput input)
    {
        if (Journal is null)
            return null;
        if (_journal is null)
        {
            _journal = OpenJournal(Journal);
            if (_journal.EarlierCount > 0)
                WriteVerbose($"The journal knows {_journal.EarlierCount} inputs of earlier runs.");
            Resume(_journal);
        }
        return _journal.Enter(input.Content, NameOf(input));
    }

    /// <inheritdoc/>
    private protected sealed override async Task<RestError?> BeforeSendingAsync(
        IReadOnlyCollection<JournalEntry> entries, CancellationToken token)
    {
        if (_journal is null)
            return null;
        if (await PrepareAsync(token).ConfigureAwait(false) is { } error)
            return error;
        try
        {
            _journal.Sending([.. entries.Where(entry => !entry.WasDone)], Client.Clock.Now);
            return null;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return new RestError(
                ErrorCodes.JournalNotWritten, $"The journal cannot be written: {e.Message}", Execution.NotRun);
        }
    }

    /// <summary>Finds out what the journal has to know before anything is sent; says why it cannot.</summary>
    private protected virtual Task<RestError?> PrepareAsync(CancellationToken token) =>
        Task.FromResult<RestError?>(null);

    /// <inheritdoc/>
    private protected sealed override void AfterSending(
        IReadOnlyList<JournalEntry> entries, IReadOnlyList<Outcome<TOutput>> outcomes)
    {
        if (_journal is null)
            return;
        try
        {
            _journal.Finished(
            [
                .. entries.Zip(outcomes, (entry, outcome) =>
                    (entry, outcome.IsSuccess ? IdOf(outcome.Value) : null, outcome.Error)),
            ]);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // What was done is done, and is told as such.
            _journalIsLate = true;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (_journalIsLate)
            WriteWarning($"The journal {Journal} could not be written to the end: it does not know all outcomes.");
    }

    /// <inheritdoc/>
    private protected sealed override string WhatWasLeft(int sent, int waiting)
    {
        string text = sent == 0 ? "" : $" Sent, with an outcome that is not told: {Inputs(sent)}. ";
        if (sent > 0)
            text += Journal is null
                ? "Look at the portal before you send them again."
                : "Run the same command with the same journal to go on.";
        return waiting > 0 ? $"{text} Taken and not sent: {Inputs(waiting)}." : text;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _journal?.Dispose();
    }

    private static string Inputs(int count) => count == 1 ? "1 input" : $"{count} inputs";

    private RunJournal OpenJournal(string path)
    {
        try
        {
            return RunJournal.Open(
                FileOf(path), MyInvocation.MyCommand.Name, $"{Portal.Portal}", Client.Clock.Now);
        }
        catch (JournalException e)
        {
            ThrowTerminatingError(ErrorRecords.JournalRefused(e, path));
            throw;
        }
    }

    private string FileOf(string path)
    {
        try
        {
            return FilePath.Find(SessionState, path)
                ?? throw new JournalException($"The journal {path} cannot be opened: it is not the path of a file.");
        }
        catch (RuntimeException e)
        {
            throw new JournalException($"The journal {path} cannot be opened: {e.Message}", e);
        }
    }
}
