namespace Bitrix24.Rest;

/// <summary>What a run waits for at this moment.</summary>
/// <param name="Cause">What for.</param>
/// <param name="Method">Which method waits; null where every request does.</param>
/// <param name="Until">How long, as far as that is known.</param>
public sealed record RunWait(WaitCause Cause, string? Method, DateTimeOffset Until);
