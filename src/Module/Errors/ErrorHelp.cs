namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What an error code means in PowerShell.</summary>
/// <param name="Category">The kind of error.</param>
/// <param name="Advice">What the person can do, in a sentence; null where the error itself says it.</param>
internal sealed record ErrorHelp(ErrorCategory Category, string? Advice = null);
