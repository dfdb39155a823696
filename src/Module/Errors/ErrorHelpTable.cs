namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// What helps against errors, by their codes. One code can mean one thing of a bot and another of a dialog: each area
/// has a table of its own.
/// </summary>
/// <param name="byCode">The help of this table.</param>
/// <param name="others">Where other codes are looked up, one after another.</param>
internal sealed class ErrorHelpTable(IReadOnlyDictionary<string, ErrorHelp> byCode, params ErrorHelpTable[] others)
{
    private static readonly ErrorHelp Unknown =
        new(ErrorCategory.InvalidResult, "The reference of the REST API explains this code of the portal.");

    /// <summary>The help for a code; a general one for a code that is not known.</summary>
    public ErrorHelp For(string code) => Find(code) ?? Unknown;

    /// <summary>The help for a code; null for a code that is not known.</summary>
    public ErrorHelp? Find(string code) => byCode.TryGetValue(code, out ErrorHelp? help)
        ? help
        : others.Select(table => table.Find(code)).FirstOrDefault(found => found is not null);
}

/// <summary>What an error code means in PowerShell.</summary>
/// <param name="Category">The kind of error.</param>
/// <param name="Advice">What the person can do, in a sentence; null where the error itself says it.</param>
internal sealed record ErrorHelp(ErrorCategory Category, string? Advice = null);
