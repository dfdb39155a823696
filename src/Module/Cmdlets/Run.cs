using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

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
    private readonly RowResults? _results;
    private readonly ConcurrentDictionary<object, Entry> _onTheWay = new(new ReferenceComparer());
    private readonly RunProgress _progress;
    private readonly TimeSpan _begun;
    private readonly HashSet<object> _underWay = [];
    private readonly HashSet<object> _journaled = [];
    private readonly RunCount _count = new();
    private readonly List<Entry> _newRows = [];
    private volatile RestError? _block;
    private int _row;
    private int _empty;
    private int _reported;
    private int _left;
    private int _blocked;

    public Run(RowCmdlet<TRequest, TResult> cmdlet, RowResults? results)
    {
        _cmdlet = cmdlet;
        _results = results;
        cmdlet.Monitor.Leaving = Leave;
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
        if (IsAbandoned)
            _results?.Add(_cmdlet.InputObject, target: null).Settle(RowState.Skipped);
    }

    /// <summary>Takes the requests of a row.</summary>
    public void Submit(IReadOnlyCollection<(TRequest Request, object? Target)> requests)
    {
        if (!_cmdlet.MyInvocation.ExpectingInput && requests.Count > 0)
            _count.Total = requests.Count;
        foreach ((TRequest request, object? target) in requests)
        {
            RowResult? result = _results?.Add(_cmdlet.InputObject, target);
            if (_cmdlet.Describe(request) is not { } question
                || _cmdlet.ShouldProcess(question.Target, question.Action))
                Submit(request, target, result);
            else
                result?.Settle(RowState.Skipped);
        }
    }

    /// <summary>Waits until everything that was submitted has its outcome.</summary>
    public void Flush() => Report(_runner.CompleteAll());

    /// <summary>Refuses the whole file: rows that are not under way yet are not sent.</summary>
    public void Abandon(InvalidInputException refusal, object? target)
    {
        IsAbandoned = true;
        _count.Failed++;
        NoteRefusal(refusal, target);
        _runner.Discard();
        _newRows.Clear();
        Flush();
        string hint = refusal.Errors.Any(error => error.Code == InputErrorCodes.UnknownSetting)
            ? _cmdlet.UnknownColumnHint
            : "";
        _cmdlet.WriteError(ErrorRecords.OfFile(refusal, target, IsAtFirstRow ? null : Place, _runner.Started, hint));
    }

    /// <summary>Refuses the current row: nothing of it was sent.</summary>
    public void Refuse(InvalidInputException refusal, object? target)
    {
        NoteRefusal(refusal, target);
        Fail(ErrorRecords.Of(refusal, target, Place), _row);
    }

    /// <summary>Reports why the current row could not be sent.</summary>
    public void Refuse(RestError error, object? target) =>
        Refuse(error, target, _results?.Add(_cmdlet.InputObject, target));

    /// <summary>Warns about the current row.</summary>
    public void Warn(string text)
    {
        _results?.Warn(text);
        _cmdlet.WriteWarning(Place is { } place ? $"{place}: {text}" : text);
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
        SendNewRows();
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
        Completed<Entry, TResult>[] late = [.. _runner.CompleteStopped()];
        foreach (Completed<Entry, TResult> row in late)
            Settle(row.Input, row.Outcome);
        // The pipeline is gone when it was stopped in the middle: only the host can still be told.
        if (_cmdlet is IKeepsJournal { Journal: var journal } && WhatWasLeft(journal, late.Length) is { Length: > 0 } text)
            _cmdlet.Host?.UI?.WriteWarningLine($"{_cmdlet.MyInvocation.MyCommand.Name} was stopped.{text}");
        _journal?.Dispose();
        foreach (Entry entry in _onTheWay.Values.Where(entry => entry.HasLeft))
            entry.Result?.MarkSent();
        _results?.Dispose();
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

    private void Submit(TRequest request, object? target, RowResult? result)
    {
        object? key = _cmdlet.KeyOf(request);
        JournalEntry? entry = _journal?.Enter((IJournaled)request!);
        // The journal is about what this command does: a line that existed before is not entered.
        if (entry is { State: JournalState.New or JournalState.Failed } && _cmdlet.IsDoneAlready(request))
            entry = null;
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
                result?.Settle(RowState.AlreadyDone, entry.Id);
                return;
            }
            if (resumed.Error is { } error)
            {
                Refuse(error, target, result);
                return;
            }
            request = resumed.Value;
        }

        var row = new Entry(request, key, target, Place, _row, entry, result);
        // As long as the journal has rows that were not seen again, a new row may be one of them with another cell.
        if (entry is { State: JournalState.New } && _cmdlet.WaitsForJournal && _journal!.MissingCount > 0)
        {
            _newRows.Add(row);
            return;
        }
        if (_journal is { MissingCount: 0 })
            SendNewRows();
        Send(row);
    }

    private void Send(Entry row)
    {
        if (row.Key is { } key)
        {
            if (!_underWay.Add(key))
            {
                Flush();
                _underWay.Add(key);
            }
            if (row.Journal is not null)
                _journaled.Add(key);
        }
        _count.Read++;
        _runner.Add(row);
        Report(_runner.CompleteReady());
    }

    /// <summary>Sends the rows that the journal does not know; says first what of the journal was not seen again.</summary>
    private void SendNewRows()
    {
        if (_newRows.Count == 0)
            return;
        if (_journal!.MissingCount > 0)
            _cmdlet.WriteWarning(
                $"{Rows(_journal.MissingCount)} of the journal {(_journal.MissingCount == 1 ? "is" : "are")} not among " +
                $"these rows, and {Rows(_newRows.Count)} {(_newRows.Count == 1 ? "is" : "are")} new. A row with one " +
                "other cell or parameter counts as new: lines may be created that are there already.");
        foreach (Entry row in _newRows)
            Send(row);
        _newRows.Clear();
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
        // Ids are asked for, and nothing else: whether they have left makes no difference.
        foreach (Entry entry in entries.Where(_ => !typeof(TRequest).IsValueType))
            _onTheWay[entry.Request!] = entry;
        if (_journal is null)
            return await _cmdlet.SendAsync(requests, token).ConfigureAwait(false);

        if (await _journal.PrepareAsync(_cmdlet.PrepareAsync, token).ConfigureAwait(false) is { } error)
            return [.. entries.Select(entry => Outcome.Failure<TResult>(NotSent(entry, error)))];
        IReadOnlyList<Outcome<TResult>> outcomes =
            await _cmdlet.SendAsync(requests, token).ConfigureAwait(false);
        _journal.End(entries
            .Zip(outcomes, (entry, outcome) =>
                (entry.Journal, outcome.IsSuccess ? _cmdlet.IdOf(outcome.Value) : null, outcome.Error))
            .Where(end => end.Journal is not null)!);
        return outcomes;
    }

    /// <summary>Requests leave this machine: from now on they may run.</summary>
    private RestError? Leave(IReadOnlyList<object> requests)
    {
        var leaving = new List<Entry>();
        foreach (object request in requests)
        {
            if (_onTheWay.TryGetValue(request, out Entry? entry) && !entry.HasLeft)
                leaving.Add(entry);
        }
        JournalEntry[] journaled =
            [.. leaving.Select(entry => entry.Journal).OfType<JournalEntry>().Where(entry => !entry.WasDone)];
        if (journaled.Length > 0 && _journal!.RecordSending(journaled) is { } error)
            return error;
        foreach (Entry entry in leaving)
            entry.HasLeft = true;
        Interlocked.Add(ref _left, leaving.Count);
        return null;
    }

    /// <summary>Why a row was not sent. Whether an earlier run has carried it out stays unknown.</summary>
    private static RestError NotSent(Entry entry, RestError error) =>
        entry.Journal is { IsUnknown: true } && entry.Request is IJournaled request
            ? request.Unknown(error.Description)
            : error;

    private void Report(IEnumerable<Completed<Entry, TResult>> completed)
    {
        ReportAll(completed);
        _results?.Write();
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
        Settle(entry, outcome);
        if (entry.Key is not null)
            _underWay.Remove(entry.Key);
        foreach (string notice in outcome.Notices)
            _cmdlet.WriteWarning(notice);
        if (outcome.Error is { } failure)
        {
            RestError error = _cmdlet.Explained(failure);
            if (IsBlocked && error.Code == RestErrorCodes.OverloadLimit)
            {
                _count.Failed++;
                _blocked++;
                return;
            }
            Fail(ErrorRecords.Of(error, entry.Target, entry.Place, _cmdlet.ErrorHelp), entry.Row);
            return;
        }
        if (WasDone(entry))
            _count.AlreadyDone++;
        else
            _count.Succeeded++;
        _cmdlet.AddInput(outcome.Value, entry.Target);
        _cmdlet.Emit(outcome.Value);
    }

    /// <summary>Takes note of a row that has its outcome.</summary>
    private void Settle(Entry entry, Outcome<TResult> outcome)
    {
        _reported++;
        if (entry.HasLeft)
            Interlocked.Decrement(ref _left);
        _onTheWay.TryRemove(entry.Request!, out _);
        if (entry.Result is not { } result)
            return;
        result.Warn(outcome.Notices);
        if (outcome.Error is { } failure)
            Settle(result, _cmdlet.Explained(failure));
        else
            result.Settle(
                WasDone(entry) ? RowState.AlreadyDone : RowState.Done,
                _cmdlet.ResultIdOf(entry.Request, outcome.Value));
    }

    private void Settle(RowResult? result, RestError error) => result?.Settle(
        StateOf(error), code: error.Code, message: ErrorRecords.TextOf(error, _cmdlet.ErrorHelp));

    private bool WasDone(Entry entry) =>
        entry.Journal is { WasDone: true } || _cmdlet.IsDoneAlready(entry.Request);

    private void Refuse(RestError failure, object? target, RowResult? result)
    {
        RestError error = _cmdlet.Explained(failure);
        Settle(result, error);
        Fail(ErrorRecords.Of(error, target, Place, _cmdlet.ErrorHelp), _row);
    }

    private void NoteRefusal(InvalidInputException refusal, object? target) => _results?
        .Add(_cmdlet.InputObject, target)
        .Settle(RowState.Failed, code: refusal.Code, message: refusal.Message);

    private void Fail(ErrorRecord record, int row)
    {
        _count.Failed++;
        if (Place is not null)
            record.Exception.Data["Row"] = row;
        _cmdlet.WriteError(record);
    }

    private static RowState StateOf(RestError error) =>
        error.Execution is Execution.Unclear ? RowState.Unknown
        : error.Code == RestErrorCodes.OverloadLimit ? RowState.Skipped
        : RowState.Failed;

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
    private string WhatWasLeft(string? journal, int late)
    {
        int waiting = _runner.Started - _reported + _runner.Waiting + _newRows.Count - _left;
        string text = late > 0
            ? $" {Rows(late)} {(late == 1 ? "has a result that was" : "have results that were")} not shown yet."
            : "";
        if (_left > 0)
            text += $" {Rows(_left)} {(_left == 1 ? "was" : "were")} on the way; the outcome is unknown. " +
                (journal is null
                    ? "Check the portal before you send them again."
                    : "Run the same command with the same journal to go on.");
        return waiting > 0 ? $"{text} {Rows(waiting)} {(waiting == 1 ? "was" : "were")} read but not sent." : text;
    }

    private static string Rows(int count) => count == 1 ? "1 row" : $"{count} rows";

    /// <summary>A row in flight.</summary>
    private sealed record Entry(
        TRequest Request,
        object? Key,
        object? Target,
        string? Place,
        int Row,
        JournalEntry? Journal,
        RowResult? Result)
    {
        /// <summary>Whether it has left this machine, so that it may have run.</summary>
        public bool HasLeft { get; set; }
    }

    /// <summary>Two requests may say the same and still be two rows.</summary>
    private sealed class ReferenceComparer : IEqualityComparer<object>
    {
        bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

        int IEqualityComparer<object>.GetHashCode(object value) => RuntimeHelpers.GetHashCode(value);
    }
}
