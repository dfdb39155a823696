namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// A flag or a time, in any form that the field of that name takes. PowerShell's binder takes any value; what the field
/// does not take is refused together with the row that it came with.
/// </summary>
public readonly struct FieldValue(object? given)
{
    /// <summary>What was given, without PowerShell's wrapper.</summary>
    internal object? Given => InputValues.Unwrap(given);
}
