namespace Bitrix24.Sandbox;

/// <summary>What a method answers; one page of a list also has a total and the start of the next page.</summary>
internal sealed record MethodResult(JToken Value, int? Total = null, int? Next = null);
