namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// What helps against errors, by their codes. One code can mean one thing of a bot and another of a dialog: each area
/// has a table of its own.
/// </summary>
/// <param name="byCode">The remedies of this table.</param>
/// <param name="others">Where other codes are looked up, one after another.</param>
internal sealed class RemedyTable(IReadOnlyDictionary<string, Remedy> byCode, params RemedyTable[] others)
{
    private static readonly Remedy Unknown =
        new(ErrorCategory.InvalidResult, "The reference of the REST API explains this code of the portal.");

    /// <summary>The remedy for a code; a general one for a code that is not known.</summary>
    public Remedy For(string code) => Find(code) ?? Unknown;

    /// <summary>The remedy for a code; null for a code that is not known.</summary>
    public Remedy? Find(string code) => byCode.TryGetValue(code, out Remedy? remedy)
        ? remedy
        : others.Select(table => table.Find(code)).FirstOrDefault(found => found is not null);
}
