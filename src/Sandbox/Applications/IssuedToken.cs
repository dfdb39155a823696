namespace Bitrix24.Sandbox;

/// <summary>Whose a token is, and how long it counts.</summary>
internal sealed record IssuedToken(Caller Caller, DateTimeOffset Expires);
