namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Codes of failures that only cmdlets know.</summary>
internal static class ErrorCodes
{
    /// <summary>The journal could not be written, so nothing was sent.</summary>
    public const string JournalNotWritten = nameof(JournalNotWritten);

    /// <summary>What should be an event is none.</summary>
    public const string InvalidEvent = nameof(InvalidEvent);

    /// <summary>The result file cannot be created.</summary>
    public const string ResultRefused = nameof(ResultRefused);

    /// <summary>The journal cannot be used.</summary>
    public const string JournalRefused = nameof(JournalRefused);
}
