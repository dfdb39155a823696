namespace Bitrix24.Rest;

/// <summary>What a request has brought.</summary>
/// <param name="Result">The result.</param>
/// <param name="Time">What the portal tells of the time that it took; null when it tells nothing.</param>
internal sealed record RestAnswer(JToken Result, CallTime? Time);
