namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Stands for a map that could not be read, until somebody can say so.</summary>
/// <param name="refusal">Why not.</param>
internal sealed class RefusedMap(InvalidInputException refusal) : Dictionary<string, object?>
{
    /// <summary>Why it could not be read.</summary>
    public InvalidInputException Refusal => refusal;
}
