namespace Bitrix24.OpenLines.PowerShell;

/// <summary>The columns that a result file adds to those of the input.</summary>
internal static class ResultColumns
{
    public const string Id = "B24Id";
    public const string Result = "B24Result";
    public const string Code = "B24Code";
    public const string Message = "B24Message";
    public const string Warning = "B24Warning";

    /// <summary>All of them, in their order.</summary>
    public static IReadOnlyList<string> All { get; } = [Id, Result, Code, Message, Warning];

    /// <summary>Whether a column is one of them, which no cmdlet takes for input.</summary>
    public static bool AreOurs(string column) =>
        All.Any(own => string.Equals(own, column.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a column shows that a row comes from a result file.</summary>
    public static bool IsOutcome(string column) =>
        string.Equals(Result, column.Trim(), StringComparison.OrdinalIgnoreCase);
}
