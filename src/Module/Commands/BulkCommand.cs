using System.Diagnostics;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// A cmdlet that takes any number of inputs and sends them in as few requests as they fit into. Each input ends as one
/// output or one error; outputs come in the order of the inputs. A derived cmdlet says what it takes, what it calls and
/// what it emits.
/// </summary>
/// <typeparam name="TInput">An input that has been found good.</typeparam>
/// <typeparam name="TOutput">What it becomes.</typeparam>
public abstract class BulkCommand<TInput, TOutput> : PortalCommand
{
    private const string SummaryTag = "Bitrix24.OpenLines.RunSummary";

    private static readonly TimeSpan ProgressDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(250);

    private readonly HashSet<object> _underWay = [];
    private readonly HashSet<object> _journaled = [];
    private readonly RunCount _count = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private BulkRunner<Entry, TOutput>? _runner;
    private RunProgress? _progress;
    private TimeSpan _shownAt;
    private string[] _boundByName = [];
    private int _row;
    private int _reported;

    private protected BulkCommand()
    {
    }

    /// <summary>What the cmdlet does, for the progress bar: <c>Creating open lines</c>.</summary>
    private protected abstract string Activity { get; }

    /// <summary>What has been done with an input then: <c>created</c>.</summary>
    private protected abstract string Achieved { get; }

    /// <summary>How many inputs travel together.</summary>
    private protected virtual int ChunkSize => RestClient.MaxBatchLength;

    /// <summary>How many chunks may be under way at once; with one, inputs arrive in their order.</summary>
    private protected virtual int Throttle => Client.Throttle;

    /// <summary>How many inputs will come, where that is known before they do.</summary>
    private protected virtual int? ExpectedCount => null;

    /// <summary>Works on some inputs; gives one outcome an input, in their order.</summary>
    private protected abstract Task<IReadOnlyList<Outcome<TOutput>>> RunAsync(
        IReadOnlyList<TInput> inputs, CancellationToken token);

    /// <summary>
    /// What an input works on, if two inputs that work on the same thing must not be under way at once; null otherwise.
    /// </summary>
    private protected virtual object? KeyOf(TInput input) => null;

    /// <summary>Whether to carry an input out a second time does no harm, if it works on a thing at all.</summary>
    private protected virtual bool MayBeRepeated(TInput input) => true;

    /// <summary>Writes what an input has become.</summary>
    private protected virtual void Emit(TOutput output) => WriteObject(output);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _boundByName = [.. MyInvocation.BoundParameters.Keys];
        _count.Total = ExpectedCount;
        _runner = new BulkRunner<Entry, TOutput>(ChunkSize, Throttle, RunJournaledAsync, StopToken, WaitFor);
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        _row++;
        try
        {
            ProcessInput();
        }
        catch (InvalidInputException refusal)
        {
            _count.Failed++;
            WriteError(ErrorRecords.Of(refusal, Target, Place(_row)));
        }
        finally
        {
            Forget(MyInvocation.BoundParameters.Keys.Except(_boundByName));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (MyInvocation.ExpectingInput)
            _count.Total ??= _row;
        Report(_runner!.TakeRest());
        OnWaiting();
        if (_progress is not null)
            WriteProgress(_progress.Completed());
        WriteInformation(new RunSummary(MyInvocation.MyCommand.Name, _count, Run, _watch.Elapsed), [SummaryTag]);
    }

    /// <summary>The input as the person gave it, for its errors.</summary>
    private protected abstract object? Target { get; }

    /// <summary>
    /// Takes what has been bound: submits it, or passes it over. What it throws as a InvalidInputException is an error of
    /// this input; what has been taken before it goes on.
    /// </summary>
    private protected abstract void ProcessInput();

    /// <summary>Takes an input that has been found good.</summary>
    private protected void Submit(TInput input) => Submit(input, Target);

    /// <summary>Takes one of several inputs that came together.</summary>
    /// <param name="input">The input.</param>
    /// <param name="target">The input as the person gave it.</param>
    private protected void Submit(TInput input, object? target)
    {
        object? key = KeyOf(input);
        JournalEntry? entry = Enter(input);
        // Of two changes of one thing, the later one is to stay: it is made again where the earlier one is.
        if (entry is { State: JournalState.Done } && key is not null && _journaled.Contains(key)
            && MayBeRepeated(input))
            entry.Reopen();
        if (entry is { State: JournalState.Done or JournalState.Sent })
        {
            Outcome<TInput>? resumed = Resume(input, entry);
            if (resumed is null)
            {
                _count.AlreadyDone++;
                return;
            }
            if (resumed.Error is { } error)
            {
                _count.Failed++;
                WriteError(ErrorRecords.Of(error, target, Place(_row), ErrorHelp));
                return;
            }
            input = resumed.Value;
        }

        if (key is not null && !_underWay.Add(key))
        {
            Report(_runner!.TakeRest());
            _underWay.Add(key);
        }
        if (key is not null && entry is not null)
            _journaled.Add(key);
        _count.Taken++;
        _runner!.Add(new Entry(input, target, _row, entry));
        Report(_runner.Take());
    }

    /// <summary>Waits until everything that was taken has its outcome.</summary>
    private protected void Flush() => Report(_runner!.TakeRest());

    /// <summary>Counts what has been done beside the inputs.</summary>
    private protected void CountDone(int count) => _count.Succeeded += count;

    /// <summary>Counts a failure beside the inputs.</summary>
    private protected void CountFailure() => _count.Failed++;

    /// <summary>Tells why the input that is being taken is not even sent.</summary>
    private protected void Fail(RestError error)
    {
        _count.Failed++;
        WriteError(ErrorRecords.Of(error, Target, Place(_row), ErrorHelp));
    }

    /// <summary>Tells of a failure beside the inputs.</summary>
    private protected void Fail(RestError error, object? target)
    {
        CountFailure();
        WriteError(ErrorRecords.Of(error, target, help: ErrorHelp));
    }

    /// <summary>Finds an input in the journal; null where there is none.</summary>
    private protected virtual JournalEntry? Enter(TInput input) => null;

    /// <summary>Decides about an input that an earlier run has sent.</summary>
    /// <returns>What is sent now; an error in its place; null where nothing is left to be done.</returns>
    private protected virtual Outcome<TInput>? Resume(TInput input, JournalEntry entry) =>
        entry.State is JournalState.Done ? null : Outcome.Success(input);

    /// <summary>Writes down that inputs are about to be sent; says why they cannot be.</summary>
    private protected virtual Task<RestError?> BeforeSendingAsync(
        IReadOnlyCollection<JournalEntry> entries, CancellationToken token) => Task.FromResult<RestError?>(null);

    /// <summary>Writes down what became of inputs.</summary>
    private protected virtual void AfterSending(
        IReadOnlyList<JournalEntry> entries, IReadOnlyList<Outcome<TOutput>> outcomes)
    {
    }

    /// <summary>Tells of what was under way when the command was stopped; nothing where nothing was.</summary>
    /// <param name="sent">How many inputs were sent and have not been told of.</param>
    /// <param name="waiting">How many were taken and not sent.</param>
    private protected virtual string WhatWasLeft(int sent, int waiting) => "";

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        // The pipeline is gone when it was stopped in the middle: only the host can still be told.
        if (disposing && _runner is not null
            && WhatWasLeft(_runner.Started - _reported, _runner.Waiting) is { Length: > 0 } text)
            Host?.UI?.WriteWarningLine($"{MyInvocation.MyCommand.Name} was stopped.{text}");
        if (disposing && _runner is not null)
            Forget(_boundByName);
    }

    /// <summary>Shows how far the command has come, and what it waits for.</summary>
    private protected override void OnWaiting()
    {
        base.OnWaiting();
        if (_watch.Elapsed < ProgressDelay || _watch.Elapsed - _shownAt < ProgressInterval)
            return;
        _shownAt = _watch.Elapsed;
        _progress ??= new RunProgress(Activity, Achieved);
        WriteProgress(_progress.At(_count, Run.Waiting, TimeLeft()));
    }

    /// <summary>
    /// Every record in every stream refers to what is bound, for as long as somebody keeps it; and what is bound may
    /// hold secrets.
    /// </summary>
    private void Forget(IEnumerable<string> parameters)
    {
        foreach (string name in parameters.ToList())
            MyInvocation.BoundParameters.Remove(name);
    }

    private async Task<IReadOnlyList<Outcome<TOutput>>> RunJournaledAsync(
        IReadOnlyList<Entry> entries, CancellationToken token)
    {
        JournalEntry[] journaled = [.. entries.Select(entry => entry.Journal).OfType<JournalEntry>()];
        if (await BeforeSendingAsync(journaled, token).ConfigureAwait(false) is { } error)
            return [.. entries.Select(_ => Outcome.Failure<TOutput>(error))];
        IReadOnlyList<Outcome<TOutput>> outcomes =
            await RunAsync([.. entries.Select(entry => entry.Input)], token).ConfigureAwait(false);
        AfterSending(journaled, outcomes);
        return outcomes;
    }

    private void Report(IEnumerable<Completed<Entry, TOutput>> completed)
    {
        using IEnumerator<Completed<Entry, TOutput>> next = completed.GetEnumerator();
        while (Stoppable(next.MoveNext))
            Report(next.Current.Input, next.Current.Outcome);
        OnWaiting();
    }

    private void Report(Entry entry, Outcome<TOutput> outcome)
    {
        _reported++;
        if (KeyOf(entry.Input) is { } key)
            _underWay.Remove(key);
        foreach (string notice in outcome.Notices)
            WriteWarning(notice);
        if (outcome.Error is { } error)
        {
            _count.Failed++;
            WriteError(ErrorRecords.Of(error, entry.Target, Place(entry.Row), ErrorHelp));
            return;
        }
        if (entry.Journal is { WasDone: true })
            _count.AlreadyDone++;
        else
            _count.Succeeded++;
        Emit(outcome.Value);
    }

    /// <summary>
    /// Where an input stands among those from the pipeline. One that is given by name needs no number.
    /// </summary>
    private string? Place(int row) => MyInvocation.ExpectingInput ? $"Row {row}" : null;

    /// <summary>How long the portal's limits keep the command busy; null where that is not known.</summary>
    private TimeSpan? TimeLeft()
    {
        if (_count.Total is not { } total || !Client.Limits.Rate.IsLimited)
            return null;
        int requests = (total - _count.Done + ChunkSize - 1) / ChunkSize;
        return Client.Limits.TimeFor(requests);
    }

    private sealed record Entry(TInput Input, object? Target, int Row, JournalEntry? Journal);
}
