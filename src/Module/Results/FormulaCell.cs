using System.Globalization;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Keeps a spreadsheet from running a text as a formula: such a cell begins with an apostrophe.</summary>
internal static class FormulaCell
{
    private const char Apostrophe = '\'';

    /// <summary>The text for a cell of a file that people open in a spreadsheet. A number stays a number.</summary>
    public static string Escape(string text) => IsFormula(text.TrimStart(Apostrophe)) ? $"{Apostrophe}{text}" : text;

    /// <summary>The text that a cell was escaped from.</summary>
    public static string Restore(string cell) =>
        cell.Length > 0 && cell[0] == Apostrophe && IsFormula(cell.TrimStart(Apostrophe)) ? cell.Substring(1) : cell;

    private static bool IsFormula(string text) =>
        text.Length > 0 && text[0] is ('=' or '+' or '-' or '@' or '\t' or '\r')
        && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
