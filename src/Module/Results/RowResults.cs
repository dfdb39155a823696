using System.Collections;
using System.Data;
using System.Text.RegularExpressions;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Keeps the result file of a run, where one is wanted.</summary>
internal sealed class RowResults : IDisposable
{
    private static readonly Regex Webhook = new(
        "/rest/[0-9]+/[^/]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private readonly PSCmdlet _cmdlet;
    private readonly MapBinder _row;
    private readonly ResultFile _file;
    private readonly List<string> _warnings = [];
    private bool _isLate;

    private RowResults(PSCmdlet cmdlet, MapBinder row, ResultFile file)
    {
        _cmdlet = cmdlet;
        _row = row;
        _file = file;
    }

    /// <summary>Creates the file; ends the cmdlet where it cannot.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="row">Says which columns hold secrets.</param>
    /// <param name="path">The path, as it was given.</param>
    /// <param name="delimiter">What separates the cells.</param>
    public static RowResults Create(PSCmdlet cmdlet, MapBinder row, string path, char delimiter)
    {
        try
        {
            string file = FilePath.Resolve(cmdlet.SessionState, path);
            return new RowResults(cmdlet, row, new ResultFile(file, delimiter));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException
            or ArgumentException or NotSupportedException)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.ResultRefused(e, path));
            throw;
        }
    }

    /// <summary>Adds the current row, with what was warned of so far.</summary>
    /// <param name="input">The row as it was piped; null where nothing was.</param>
    /// <param name="target">What the row is about, where nothing was piped.</param>
    public RowResult Add(PSObject? input, object? target)
    {
        var result = new RowResult([.. Cells(input, target).Select(WithoutSecret)]);
        result.Warn(_warnings);
        _warnings.Clear();
        Guard(() => _file.Add(result));
        return result;
    }

    /// <summary>Keeps a warning for the row that is added next.</summary>
    public void Warn(string text) => _warnings.Add(text);

    /// <summary>Writes the rows whose outcome is known.</summary>
    public void Write() => Guard(_file.WriteSettled);

    /// <inheritdoc/>
    public void Dispose() => Guard(_file.Dispose);

    private IEnumerable<KeyValuePair<string, object?>> Cells(PSObject? input, object? target)
    {
        object? bare = input?.BaseObject ?? target;
        return bare switch
        {
            null => [],
            string or ValueType => [new(_row.BareName ?? "Id", bare)],
            OpenLineProperties line => [new("Id", (line as OpenLine)?.Id), .. InputValues.Of(line).Pairs],
            IDictionary or PSCustomObject or DataRow => InputValues.CellsOf(input ?? target!),
            _ => [.. InputValues.CellsOf(input ?? target!).Where(cell => cell.Value is null or string or ValueType)],
        };
    }

    private KeyValuePair<string, object?> WithoutSecret(KeyValuePair<string, object?> cell) =>
        SecretNames.Has(cell.Key) || _row.IsSecret(cell.Key) || HoldsSecret(cell.Value) ? new(cell.Key, null) : cell;

    /// <summary>A map may hold a token, be it as JSON, and an address may be that of a webhook.</summary>
    private static bool HoldsSecret(object? value) => value is string text
        ? Webhook.IsMatch(text) || (text.TrimStart().StartsWith("{", StringComparison.Ordinal)
            && SecretNames.AreIn(ParameterText.TryParse(text)))
        : SecretNames.AreIn(value);

    /// <summary>The rows are sent all the same: what the file lacks is said once.</summary>
    private void Guard(Action write)
    {
        if (_isLate)
            return;
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            _isLate = true;
            _cmdlet.Host?.UI?.WriteWarningLine($"The result file cannot be written, and lacks rows: {e.Message}");
        }
    }
}
