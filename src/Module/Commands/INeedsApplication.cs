namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Marks a cmdlet whose methods an application can call and a webhook cannot.</summary>
internal interface INeedsApplication;
