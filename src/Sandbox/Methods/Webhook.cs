namespace Bitrix24.Sandbox;

/// <summary>An inbound webhook: a secret that makes a caller of whoever knows it.</summary>
internal sealed record Webhook(string Secret, Caller Caller);
