namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Marks a cmdlet that changes the portal: who stops it must hear what may have been done.</summary>
internal interface IChangesPortal;
