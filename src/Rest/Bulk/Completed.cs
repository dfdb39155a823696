namespace Bitrix24.Rest;

/// <summary>An input and what became of it.</summary>
/// <param name="Input">The input.</param>
/// <param name="Outcome">Its outcome.</param>
public sealed record Completed<TInput, TOutput>(TInput Input, Outcome<TOutput> Outcome);
