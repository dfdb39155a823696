namespace Bitrix24.OpenLines;

/// <summary>The next events of a bot.</summary>
/// <param name="Events">The events, each of the bot's with its id.</param>
/// <param name="NextOffset">Where it goes on: the offset that acknowledges these.</param>
/// <param name="HasMore">Whether there are more.</param>
public sealed record BotEventPage(IReadOnlyList<PortalEvent> Events, int NextOffset, bool HasMore);
