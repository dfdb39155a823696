namespace Bitrix24.OpenLines;

/// <summary>A page of a list of bots.</summary>
/// <param name="Bots">The bots.</param>
/// <param name="HasNextPage">Whether there are more.</param>
public sealed record BotPage(IReadOnlyList<Bot> Bots, bool HasNextPage);
