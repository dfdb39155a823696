using System.Collections;
using System.Globalization;
using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>The journal that a run keeps of its rows. It is opened when the first row is entered.</summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="path">The file, as it was given.</param>
internal sealed class RowJournal(PortalCmdlet cmdlet, string path) : IDisposable
{
    // What is no part of what is sent.
    private static readonly HashSet<string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        "Journal", "ResultPath", "Delimiter", "Connection", "InputObject", "WhatIf", "Confirm", "PassThru",
        "NoReadBack", "SkipExisting", "IgnoreColumn", "IncludeInput",
    };

    private readonly Dictionary<string, string> _parameters = cmdlet.MyInvocation.BoundParameters
        .Where(pair => !Others.Contains(pair.Key) && !PSCmdlet.CommonParameters.Contains(pair.Key)
            && pair.Value is not SecureString)
        .ToDictionary(pair => pair.Key, pair => Text(pair.Value));

    private RunJournal? _journal;
    private bool _isLate;

    /// <summary>How many rows that earlier runs have sent were not among the rows so far.</summary>
    public int MissingCount => _journal?.MissingCount ?? 0;

    /// <summary>Finds a row in the journal, or enters it.</summary>
    public JournalEntry Enter(IJournaled request) => (_journal ??= Open()).Enter(request.Content, request.Name);

    /// <summary>Finds out what the journal has to know before anything is sent; says why it cannot.</summary>
    public async Task<RestError?> PrepareAsync(
        Func<RunJournal, CancellationToken, Task<RestError?>> prepare, CancellationToken token)
    {
        try
        {
            return await prepare(_journal!, token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return NotWritten(e);
        }
    }

    /// <summary>Writes down that rows leave this machine; says why they may not.</summary>
    public RestError? RecordSending(IReadOnlyCollection<JournalEntry> entries)
    {
        try
        {
            _journal!.RecordSending(entries, cmdlet.Client.Clock.Now);
            return null;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return NotWritten(e);
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

    /// <summary>A value as a text that is the same whenever the value is.</summary>
    private static string Text(object? value) => InputValues.Unwrap(value) switch
    {
        null => "",
        string text => text,
        IDictionary map => string.Join(
            ";", map.Keys.Cast<object>().OrderBy(key => $"{key}", StringComparer.Ordinal)
                .Select(key => $"{key}={Text(map[key])}")),
        IEnumerable list => string.Join(",", list.Cast<object?>().Select(Text)),
        IFormattable scalar => scalar.ToString(null, CultureInfo.InvariantCulture),
        { } other => other.ToString() ?? "",
    };

    private static RestError NotWritten(Exception e) => new(
        ErrorCodes.JournalNotWritten, $"The journal cannot be written: {e.Message}", Execution.Refused);

    private RunJournal Open()
    {
        try
        {
            var journal = RunJournal.Open(
                FilePath.Resolve(cmdlet.SessionState, path), cmdlet.MyInvocation.MyCommand.Name,
                $"{cmdlet.Portal.Portal}", cmdlet.Client.Clock.Now, _parameters);
            if (journal.EarlierCount > 0)
                cmdlet.WriteVerbose($"The journal has {journal.EarlierCount} rows of earlier runs.");
            if (journal is { EarlierCount: > 0, ChangedParameters: { Count: > 0 } changed })
                cmdlet.WriteWarning(
                    $"-{string.Join(", -", changed)} had another value when the journal was begun. A row with other " +
                    "settings is another row, and is sent.");
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
