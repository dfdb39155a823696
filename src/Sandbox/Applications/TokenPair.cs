namespace Bitrix24.Sandbox;

/// <summary>What an application gets when its tokens are renewed.</summary>
internal sealed record TokenPair(string Access, string Refresh);
