namespace Bitrix24.Sandbox;

/// <summary>An open line of another portal, in Bitrix24.Network.</summary>
internal sealed record NetworkLine(string Code, bool IsActive);
