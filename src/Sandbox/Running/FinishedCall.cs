namespace Bitrix24.Sandbox;

/// <summary>What a call has come to.</summary>
internal sealed record FinishedCall(MethodResult Result, CallTime Time);
