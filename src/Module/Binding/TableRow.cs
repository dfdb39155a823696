using System.Globalization;
using System.Text.RegularExpressions;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Reads the cells of a row as Import-Csv and Excel deliver them: refuses a file that was read with the wrong encoding
/// or delimiter, and takes back rows from a result file.
/// </summary>
internal static class TableRow
{
    private const char Unreadable = '\uFFFD';
    private const char Nul = '\0';

    // What Import-Csv calls columns that have no name in the header.
    private static readonly Regex Unnamed = new("^H[0-9]+$", RegexOptions.CultureInvariant);

    private static readonly Regex Separator = new(
        @"^sep=(?<mark>[;,|\t]?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The cells that say something to a cmdlet.</summary>
    /// <exception cref="InvalidInputException">The whole file was read in the wrong way.</exception>
    public static IReadOnlyList<KeyValuePair<string, object?>> Read(
        IReadOnlyList<KeyValuePair<string, object?>> cells)
    {
        RefuseWrongDelimiter(cells);
        foreach (KeyValuePair<string, object?> cell in cells)
        {
            RefuseWrongEncoding(cell.Key);
            RefuseWrongEncoding(cell.Value as string);
        }
        return Cells([.. cells.Where(HasName)]);
    }

    /// <summary>The cells of the input, where a row comes back from a result file.</summary>
    public static IReadOnlyList<KeyValuePair<string, object?>> Cells(
        IReadOnlyList<KeyValuePair<string, object?>> cells)
    {
        if (!cells.Any(cell => ResultColumns.AreOurs(cell.Key)))
            return cells;
        bool isEscaped = cells.Any(cell => ResultColumns.IsOutcome(cell.Key));
        return
        [
            .. cells.Where(cell => !ResultColumns.AreOurs(cell.Key)).Select(cell =>
                isEscaped && cell.Value is string text ? new(cell.Key, FormulaCell.Restore(text)) : cell),
        ];
    }

    /// <summary>Whether a row has no value at all, as the rows below a table in Excel.</summary>
    public static bool IsEmpty(IEnumerable<KeyValuePair<string, object?>> cells) =>
        cells.All(cell => cell.Value is null || cell.Value is string text && string.IsNullOrWhiteSpace(text));

    private static void RefuseWrongDelimiter(IReadOnlyList<KeyValuePair<string, object?>> cells)
    {
        if (cells.Count == 0)
            return;
        string header = cells[0].Key;
        if (Separator.Match(header) is { Success: true } line)
        {
            string mark = line.Groups["mark"].Value;
            throw Misread(
                $"The first line of the file is '{header}', which only Excel understands. Leave it out: " +
                "Get-Content <file> | Select-Object -Skip 1 | ConvertFrom-Csv" +
                (mark.Length > 0 ? $" -Delimiter {Quoted(mark[0])}." : ", with the same -Delimiter."));
        }
        if (cells.Count == 1 && header.IndexOfAny([';', '\t', '|', ',']) is >= 0 and int position)
            throw Misread(
                $"The file has one column, '{Excerpt(header)}'. It is read with the wrong delimiter: use Import-Csv " +
                $"-Delimiter {Quoted(header[position])}.");
    }

    private static void RefuseWrongEncoding(string? text)
    {
        if (text is null)
            return;
        if (text.IndexOf(Unreadable) >= 0)
            throw Misread(
                $"The file was read with the wrong encoding: '{Excerpt(text)}' has characters that could not be read. " +
                "Use Import-Csv -Encoding with the one it was saved in, for example 1251 (Russian), 1252 (German, " +
                "French, Spanish), 1254 (Turkish) or 1256 (Arabic).");
        if (text.IndexOf(Nul) >= 0)
            throw Misread("The file is in UTF-16. Read it with Import-Csv -Encoding Unicode.");
    }

    /// <summary>Empty columns without a name are what Excel leaves to the right of a table.</summary>
    private static bool HasName(KeyValuePair<string, object?> cell, int place)
    {
        if (!Unnamed.IsMatch(cell.Key))
            return true;
        if (IsEmpty([cell]))
            return false;
        throw Misread(
            $"Column {(place + 1).ToString(CultureInfo.InvariantCulture)} has no name in the header of the file " +
            $"(Import-Csv calls it {cell.Key}), and a value: '{Excerpt($"{cell.Value}")}'. Give it a name, or remove it.");
    }

    private static InvalidInputException Misread(string reason) => new(InputError.MisreadFile(reason));

    private static string Quoted(char mark) => mark == '\t' ? "\"`t\"" : $"'{mark}'";

    private static string Excerpt(string text) => text.Length <= 40 ? text : $"{text.Substring(0, 40)}…";
}
