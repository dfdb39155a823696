using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Bitrix24.Rest;

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
    private const int MaxInFlight = 4;

    private readonly HashSet<object> _underWay = [];
    private BulkRunner<Entry, TOutput>? _runner;
    private ProgressRecord? _progress;
    private int _row;
    private int _taken;
    private int _done;
    private int _failed;

    private protected BulkCommand()
    {
    }

    /// <summary>What the cmdlet does, for the progress bar: <c>Creating open lines</c>.</summary>
    private protected abstract string Activity { get; }

    /// <summary>How many inputs travel together.</summary>
    private protected virtual int ChunkSize => RestClient.MaxBatchLength;

    /// <summary>Works on some inputs; gives one outcome an input, in their order.</summary>
    private protected abstract Task<IReadOnlyList<Outcome<TOutput>>> RunAsync(
        IReadOnlyList<TInput> inputs, CancellationToken token);

    /// <summary>
    /// What an input works on, if two inputs that work on the same thing must not be under way at once; null otherwise.
    /// </summary>
    private protected virtual object? KeyOf(TInput input) => null;

    /// <summary>Writes what an input has become.</summary>
    private protected virtual void Emit(TOutput output) => WriteObject(output);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _runner = new BulkRunner<Entry, TOutput>(
            ChunkSize,
            MaxInFlight,
            (entries, token) => RunAsync([.. entries.Select(entry => entry.Input)], token),
            StopToken);
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        _row++;
        try
        {
            ProcessInput();
        }
        catch (SettingsException refusal)
        {
            _failed++;
            WriteError(ErrorRecords.Of(refusal, Target, Place(_row)));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Report(_runner!.TakeRest());
        if (_progress is { } progress)
        {
            progress.RecordType = ProgressRecordType.Completed;
            WriteProgress(progress);
        }
    }

    /// <summary>The input as the person gave it, for its errors.</summary>
    private protected abstract object? Target { get; }

    /// <summary>
    /// Takes what has been bound: submits it, or passes it over. What it throws as a SettingsException is an error of
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
        if (KeyOf(input) is { } key && !_underWay.Add(key))
        {
            Report(_runner!.TakeRest());
            _underWay.Add(key);
        }
        _taken++;
        _runner!.Add(new Entry(input, target, _row));
        Report(_runner.Take());
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _runner is not null && this is IChangesPortal)
            TellWhatWasLeft(_runner.Started - _done, _runner.Waiting);
    }

    /// <summary>The pipeline is gone when it was stopped in the middle: only the host can still be told.</summary>
    private void TellWhatWasLeft(int sent, int waiting)
    {
        string text = sent == 0 ? "" : $" Sent, with an outcome that is not told: {Inputs(sent)}. Look at the portal " +
            "before you send them again.";
        if (waiting > 0)
            text += $" Taken and not sent: {Inputs(waiting)}.";
        if (text.Length > 0)
            Host?.UI?.WriteWarningLine($"{MyInvocation.InvocationName} was stopped.{text}");
    }

    private static string Inputs(int count) => count == 1 ? "1 input" : $"{count} inputs";

    private void Report(IEnumerable<Completed<Entry, TOutput>> completed)
    {
        using IEnumerator<Completed<Entry, TOutput>> next = completed.GetEnumerator();
        while (Stoppable(next.MoveNext))
            Report(next.Current.Input, next.Current.Outcome);
    }

    private void Report(Entry entry, Outcome<TOutput> outcome)
    {
        _done++;
        if (KeyOf(entry.Input) is { } key)
            _underWay.Remove(key);
        if (!outcome.IsSuccess)
            _failed++;
        ShowProgress();

        if (outcome.Error is { } error)
        {
            WriteError(ErrorRecords.Of(error, entry.Target, Place(entry.Row)));
            return;
        }
        foreach (string notice in outcome.Notices)
            WriteWarning(notice);
        Emit(outcome.Value);
    }

    /// <summary>
    /// Where an input stands among those from the pipeline. One that is given by name needs no number.
    /// </summary>
    private string? Place(int row) => MyInvocation.ExpectingInput ? $"Row {row}" : null;

    private void ShowProgress()
    {
        if (_taken <= ChunkSize || _done % ChunkSize != 0)
            return;
        _progress ??= new ProgressRecord(0, Activity, " ");
        _progress.StatusDescription = _failed == 0 ? $"{_done} done" : $"{_done} done, {_failed} failed";
        WriteProgress(_progress);
    }

    private sealed record Entry(TInput Input, object? Target, int Row);
}
