using System.Globalization;
using System.Text;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// A CSV file with a line for each row: the columns of the input in their order, then those of
/// <see cref="ResultColumns"/>. Lines stand in the order of the rows, on the disk as soon as those before them are
/// known. Excel opens it, and no cell runs as a formula.
/// </summary>
internal sealed class ResultFile : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);

    private readonly string _path;
    private readonly char _delimiter;
    private readonly Queue<RowResult> _waiting = new();
    private readonly List<string> _columns = [];
    private StreamWriter _writer;
    private bool _hasHeader;

    /// <summary>Creates the file.</summary>
    /// <param name="path">Its path. There must be no such file: an earlier result is never lost.</param>
    /// <param name="delimiter">What separates the cells.</param>
    /// <exception cref="IOException">There is such a file, or it cannot be written.</exception>
    public ResultFile(string path, char delimiter)
    {
        if (File.Exists(path))
            throw new IOException(
                $"The file {path} exists. An earlier result is never overwritten: use another -ResultPath, or remove it.");
        _path = path;
        _delimiter = delimiter;
        _writer = Open(FileMode.CreateNew);
    }

    /// <summary>Adds the next row. Its line is written once it is settled, and all rows before it.</summary>
    public void Add(RowResult row)
    {
        _waiting.Enqueue(row);
        WriteSettled();
    }

    /// <summary>Writes the rows that are settled, up to the first that is not.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void WriteSettled()
    {
        bool hasWritten = false;
        while (_waiting.Count > 0 && _waiting.Peek().IsSettled)
        {
            Write(_waiting.Dequeue());
            hasWritten = true;
        }
        if (hasWritten)
            _writer.Flush();
    }

    /// <summary>Writes all rows that are left as they are.</summary>
    public void Dispose()
    {
        while (_waiting.Count > 0)
            Write(_waiting.Dequeue());
        _writer.Dispose();
    }

    private void Write(RowResult row)
    {
        string[] added = [.. row.Input.Select(cell => cell.Key).Where(name => FindColumn(name) < 0)];
        if (!_hasHeader)
            WriteHeader([.. added, .. ResultColumns.All]);
        else if (added.Length > 0)
            AddColumns(added);
        var cells = new string[_columns.Count];
        foreach (KeyValuePair<string, object?> cell in row.Input)
            cells[FindColumn(cell.Key)] = TextOf(cell.Value);
        foreach ((string column, string? value) in row.Outcome)
            cells[FindColumn(column)] = value ?? "";
        _writer.Write(LineOf(cells));
    }

    private void WriteHeader(IEnumerable<string> columns)
    {
        _columns.AddRange(columns);
        _writer.Write(LineOf(_columns));
        _hasHeader = true;
    }

    /// <summary>A later row has columns that the first has not: the header is written anew.</summary>
    private void AddColumns(string[] added)
    {
        string header = LineOf(_columns);
        _columns.AddRange(added);
        _writer.Dispose();
        string text = File.ReadAllText(_path, Utf8);
        File.WriteAllText(_path, LineOf(_columns) + text.Substring(header.Length), Utf8);
        _writer = Open(FileMode.Append);
    }

    private StreamWriter Open(FileMode mode) => new(new FileStream(_path, mode, FileAccess.Write, FileShare.Read), Utf8);

    private int FindColumn(string name) =>
        _columns.FindIndex(column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase));

    private string LineOf(IEnumerable<string?> cells) =>
        string.Join(_delimiter.ToString(), cells.Select(Quoted)) + "\r\n";

    private static string Quoted(string? cell) =>
        string.IsNullOrEmpty(cell) ? "" : $"\"{FormulaCell.Escape(cell!).Replace("\"", "\"\"")}\"";

    private static string TextOf(object? value) => value switch
    {
        null => "",
        string text => text,
        DateTime or DateTimeOffset => ((IFormattable)value).ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture),
        IFormattable scalar => scalar.ToString(null, CultureInfo.InvariantCulture),
        object?[] list => string.Join(";", list.Select(TextOf)),
        _ => value.ToString() ?? "",
    };
}

/// <summary>A row, and what became of it.</summary>
/// <param name="input">The row as it came, without secrets.</param>
internal sealed class RowResult(IReadOnlyList<KeyValuePair<string, object?>> input)
{
    private readonly List<string> _warnings = [];

    /// <summary>The row as it came.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Input { get; } = input;

    /// <summary>Whether nothing more will be known of it.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>The cells of <see cref="ResultColumns"/>.</summary>
    public IEnumerable<(string Column, string? Value)> Outcome =>
    [
        (ResultColumns.Id, Id),
        (ResultColumns.Result, $"{State}"),
        (ResultColumns.Code, Code),
        (ResultColumns.Message, Message),
        (ResultColumns.Warning, _warnings.Count == 0 ? null : string.Join("\n", _warnings)),
    ];

    private string? Id { get; set; }

    private RowState State { get; set; } = RowState.Skipped;

    private string? Code { get; set; }

    private string? Message { get; set; }

    /// <summary>Adds what was warned of.</summary>
    public void Warn(IEnumerable<string> warnings) => _warnings.AddRange(warnings);

    /// <summary>Notes that nobody can tell whether it ran, until it is settled.</summary>
    public void MarkSent() => State = RowState.Unknown;

    /// <summary>It has its outcome.</summary>
    public void Settle(RowState state, int? id = null, string? code = null, string? message = null)
    {
        State = state;
        Id = id?.ToString(CultureInfo.InvariantCulture);
        Code = code;
        Message = message;
        IsSettled = true;
    }
}

/// <summary>What became of a row.</summary>
internal enum RowState
{
    /// <summary>It was not sent.</summary>
    Skipped,

    /// <summary>It was carried out.</summary>
    Done,

    /// <summary>It had been carried out before, or was there already.</summary>
    AlreadyDone,

    /// <summary>It was refused, or did not run.</summary>
    Failed,

    /// <summary>It may have run.</summary>
    Unknown,
}
