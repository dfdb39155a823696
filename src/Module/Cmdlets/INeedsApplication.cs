namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Marks a cmdlet whose methods an application can call and a webhook cannot.</summary>
internal interface INeedsApplication;

/// <summary>A cmdlet that changes the portal, and can keep a journal of it.</summary>
internal interface IKeepsJournal
{
    /// <summary>
    /// A file that says of each row what became of it, so that the same command with the same file goes on where it was
    /// stopped. It holds no row and no secret.
    /// </summary>
    string? Journal { get; }
}
