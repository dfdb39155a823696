namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// One run of a cmdlet over its rows. Sends them in as few requests as possible, reports the outcome of each in the
/// order of the rows, counts, and keeps the journal.
/// </summary>
/// <typeparam name="TRequest">What is sent for a row.</typeparam>
/// <typeparam name="TResult">What it answers.</typeparam>
internal sealed class Run<TRequest, TResult> : IDisposable
{
    private const string SummaryTag = "Bitrix24.OpenLines.RunSummary";

    private static readonly TimeSpan ProgressDelay = TimeSpan.FromSeconds(1);

    private readonly RowCmdlet<TRequest, TResult> _cmdlet;
    private readonly BulkRunner<Entry, TResult> _runner;
    private readonly RowJournal? _journal;
    private readonly RunProgress _progress;
    private readonly TimeSpan _begun;
    private readonly HashSet<object> _underWay = [];
    private readonly HashSet<object> _journaled = [];
    private readonly RunCount _count = new();
    private volatile RestError? _block;
    private int _row;
    private int _empty;
    private int _reported;
    private int _blocked;

    public Run(RowCmdlet<TRequest, TResult> cmdlet)
    {
        _cmdlet = cmdlet;
        _begun = cmdlet.Client.Clock.Elapsed;
        _progress = new RunProgress(cmdlet, cmdlet.Client.Clock, ProgressDelay);
        _runner = new BulkRunner<Entry, TResult>(
            cmdlet.ChunkSize, cmdlet.Throttle, SendAsync, cmdlet.Pipeline.Token, cmdlet.Pipeline.Until);
        if (cmdlet is IKeepsJournal { Journal: { } path })
            _journal = new RowJournal(cmdlet, path);
    }

    /// <summary>Whether the portal's block ends the run, and is not just the error of its only row.</summary>
    private bool IsBlocked => _block is not null && (_cmdlet.MyInvocation.ExpectingInput || _count.Read > 1);

    /// <summary>The number of the current row; null where nothing is piped.</summary>
    private string? Place => _cmdlet.MyInvocation.ExpectingInput ? $"Row {_row}" : null;

    /// <summary>Whether the file was refused, so that no further row of it is read.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>Whether the current row is the first one that has values.</summary>
    public bool IsAtFirstRow => _row - _empty == 1;

    /// <summary>A row begins.</summary>
    public void BeginRow() => _row++;

    /// <summary>A row without values is passed over.</summary>
    public void PassOver()
    {
        _row++;
        _empty++;
    }

    /// <summary>Takes the requests of a row.</summary>
    public void Submit(IReadOnlyCollection<(TRequest Request, object? Target)> requests)
    {
        if (!_cmdlet.MyInvocation.ExpectingInput && requests.Count > 0)
            _count.Total = requests.Count;
        foreach ((TRequest request, object? target) in requests)
        {
            if (_cmdlet.Describe(request) is not { } question
                || _cmdlet.ShouldProcess(question.Target, question.Action))
                Submit(request, target);
        }
    }

    /// <summary>Waits until everything that was submitted has its outcome.</summary>
    public void Flush() => Report(_runner.CompleteAll());

    /// <summary>Refuses the whole file: rows that are not under way yet are not sent.</summary>
    public void Abandon(InvalidInputException refusal, object? target)
    {
        IsAbandoned = true;
        _count.Failed++;
        _runner.Discard();
        Flush();
        _cmdlet.WriteError(ErrorRecords.OfFile(refusal, target, IsAtFirstRow ? null : Place, _runner.Started));
    }

    /// <summary>Refuses the current row: nothing of it was sent.</summary>
    public void Refuse(InvalidInputException refusal, object? target)
    {
        _count.Failed++;
        _cmdlet.WriteError(ErrorRecords.Of(refusal, target, Place));
    }

    /// <summary>Reports why the current row could not be sent.</summary>
    public void Refuse(RestError error, object? target)
    {
        _count.Failed++;
        _cmdlet.WriteError(ErrorRecords.Of(error, target, Place, _cmdlet.ErrorHelp));
    }

    /// <summary>Counts what was done, or failed, besides the rows.</summary>
    public void Count(int done = 0, int failed = 0)
    {
        _count.Succeeded += done;
        _count.Failed += failed;
    }

    /// <summary>Sends what is left, and ends the run with its summary.</summary>
    public void Complete()
    {
        if (_cmdlet.MyInvocation.ExpectingInput)
            _count.Total ??= _row - _empty;
        if (_empty > 0)
            _cmdlet.WriteVerbose($"{Rows(_empty)} passed over.");
        Flush();
        End();
    }

    /// <summary>Shows the progress, and what it waits for.</summary>
    public void ShowProgress()
    {
        if (_progress.IsDue)
            _cmdlet.WriteProgress(_progress.At(_count, _cmdlet.Monitor.Waiting, TimeLeft()));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The pipeline is gone when it was stopped in the middle: only the host can still be told.
        if (_cmdlet is IKeepsJournal { Journal: var journal } && WhatWasLeft(journal) is { Length: > 0 } text)
            _cmdlet.Host?.UI?.WriteWarningLine($"{_cmdlet.MyInvocation.MyCommand.Name} was stopped.{text}");
        _journal?.Dispose();
    }

    /// <summary>Ends the progress, and writes the summary.</summary>
    private void End()
    {
        if (_progress.Completed() is { } completed)
            _cmdlet.WriteProgress(completed);
        TimeSpan elapsed = _cmdlet.Client.Clock.Elapsed - _begun;
        _cmdlet.WriteInformation(
            new RunSummary(_cmdlet.MyInvocation.MyCommand.Name, _count, _cmdlet.Monitor, elapsed), [SummaryTag]);
        _journal?.WarnIfLate();
    }

    private void Submit(TRequest request, object? target)
    {
        object? key = _cmdlet.KeyOf(request);
        JournalEntry? entry = _journal?.Enter((IJournaled)request!);
        // Of two changes of one thing, the later one is to stay: it is made again where the earlier one is.
        if (entry is { State: JournalState.Done } && key is not null && _journaled.Contains(key)
            && ((IJournaled)request!).Kind is not CallKind.Creation)
            entry.Reopen();
        if (entry is { State: JournalState.Done or JournalState.Sent })
        {
            Outcome<TRequest>? resumed = _cmdlet.Resume(request, entry);
            if (resumed is null)
            {
                _count.AlreadyDone++;
                return;
            }
            if (resumed.Error is { } error)
            {
                Refuse(error, target);
                return;
            }
            request = resumed.Value;
        }

        if (key is not null && !_underWay.Add(key))
        {
            Flush();
            _underWay.Add(key);
        }
        if (key is not null && entry is not null)
            _journaled.Add(key);
        _count.Read++;
        _runner.Add(new Entry(request, key, target, Place, entry));
        Report(_runner.CompleteReady());
    }

    private async Task<IReadOnlyList<Outcome<TResult>>> SendAsync(
        IReadOnlyList<Entry> entries, CancellationToken token)
    {
        if (_block is { } block)
            return [.. entries.Select(_ => Outcome.Failure<TResult>(block))];
        IReadOnlyList<Outcome<TResult>> outcomes = await SendJournaledAsync(entries, token).ConfigureAwait(false);
        _block ??= outcomes.FirstOrDefault(outcome => outcome.Error is { Code: RestErrorCodes.OverloadLimit })?.Error;
        return outcomes;
    }

    private async Task<IReadOnlyList<Outcome<TResult>>> SendJournaledAsync(
        IReadOnlyList<Entry> entries, CancellationToken token)
    {
        TRequest[] requests = [.. entries.Select(entry => entry.Request)];
        if (_journal is null)
            return await _cmdlet.SendAsync(requests, token).ConfigureAwait(false);

        JournalEntry[] journaled = [.. entries.Select(entry => entry.Journal!)];
        if (await _journal.BeginAsync(journaled, _cmdlet.PrepareAsync, token).ConfigureAwait(false) is { } error)
            return [.. entries.Select(entry => Outcome.Failure<TResult>(NotSent(entry, error)))];
        IReadOnlyList<Outcome<TResult>> outcomes =
            await _cmdlet.SendAsync(requests, token).ConfigureAwait(false);
        _journal.End(
            journaled.Zip(outcomes, (entry, outcome) =>
                (entry, outcome.IsSuccess ? _cmdlet.IdOf(outcome.Value) : null, outcome.Error)));
        return outcomes;
    }

    /// <summary>Why a row was not sent. Whether an earlier run has carried it out stays unknown.</summary>
    private static RestError NotSent(Entry entry, RestError error) =>
        entry.Journal is { IsUnknown: true } && entry.Request is IJournaled request
            ? request.Unknown(error.Description)
            : error;

    private void Report(IEnumerable<Completed<Entry, TResult>> completed)
    {
        ReportAll(completed);
        _cmdlet.ShowProgress();
        if (IsBlocked)
            EndBlocked();
    }

    /// <summary>Only Bitrix24 support lifts a block: one error for all that is left, and no more requests.</summary>
    private void EndBlocked()
    {
        ReportAll(_runner.CompleteAll());
        End();
        var error = new RestError(
            _block!.Code,
            $"{_block.Description} The run has ended: {Rows(_count.Succeeded + _count.AlreadyDone)} done, " +
            $"{Rows(_blocked)} not carried out. Rows that were not read yet were not sent.",
            _block.Execution,
            _block.Status);
        _cmdlet.ThrowTerminatingError(ErrorRecords.Of(error, null, null, _cmdlet.ErrorHelp));
    }

    private void ReportAll(IEnumerable<Completed<Entry, TResult>> completed)
    {
        using IEnumerator<Completed<Entry, TResult>> next = completed.GetEnumerator();
        while (_cmdlet.Pipeline.Stoppable(next.MoveNext))
            Report(next.Current.Input, next.Current.Outcome);
    }

    private void Report(Entry entry, Outcome<TResult> outcome)
    {
        _reported++;
        if (entry.Key is not null)
            _underWay.Remove(entry.Key);
        foreach (string notice in outcome.Notices)
            _cmdlet.WriteWarning(notice);
        if (outcome.Error is { } error)
        {
            _count.Failed++;
            if (IsBlocked && error.Code == RestErrorCodes.OverloadLimit)
            {
                _blocked++;
                return;
            }
            _cmdlet.WriteError(ErrorRecords.Of(error, entry.Target, entry.Place, _cmdlet.ErrorHelp));
            return;
        }
        if (entry.Journal is { WasDone: true })
            _count.AlreadyDone++;
        else
            _count.Succeeded++;
        _cmdlet.Emit(outcome.Value);
    }

    /// <summary>How long the portal's limits keep the run busy; null if unknown.</summary>
    private TimeSpan? TimeLeft()
    {
        PortalLimits limits = _cmdlet.Client.Limits;
        if (_count.Total is not { } total || !limits.Rate.IsLimited)
            return null;
        int requests = (total - _count.Done + _cmdlet.ChunkSize - 1) / _cmdlet.ChunkSize;
        return limits.TimeFor(requests);
    }

    /// <summary>What was under way when the run was stopped; empty if nothing was.</summary>
    private string WhatWasLeft(string? journal)
    {
        int sent = _runner.Started - _reported;
        string text = sent == 0 ? "" : $" Sent, with an outcome that is not told: {Inputs(sent)}. ";
        if (sent > 0)
            text += journal is null
                ? "Look at the portal before you send them again."
                : "Run the same command with the same journal to go on.";
        return _runner.Waiting > 0 ? $"{text} Taken and not sent: {Inputs(_runner.Waiting)}." : text;
    }

    private static string Rows(int count) => count == 1 ? "1 row" : $"{count} rows";

    private static string Inputs(int count) => count == 1 ? "1 input" : $"{count} inputs";

    /// <summary>A row in flight.</summary>
    private sealed record Entry(
        TRequest Request, object? Key, object? Target, string? Place, JournalEntry? Journal);
}
