namespace Bitrix24.Sandbox;

/// <summary>How far somebody has read a chat.</summary>
internal sealed record ReadMark(int Message, DateTimeOffset Date);
