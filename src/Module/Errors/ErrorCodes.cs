namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Codes of failures that only cmdlets know.</summary>
internal static class ErrorCodes
{
    /// <summary>The journal could not be written, so nothing was sent.</summary>
    public const string JournalNotWritten = nameof(JournalNotWritten);

    /// <summary>The journal cannot be used.</summary>
    public const string JournalRefused = nameof(JournalRefused);
}
