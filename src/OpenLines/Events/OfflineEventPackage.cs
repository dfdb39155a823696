namespace Bitrix24.OpenLines;

/// <summary>What was taken out of the queue of an application at once.</summary>
/// <param name="ProcessId">Under what the portal keeps it until it is cleared; null where it is cleared.</param>
/// <param name="Events">The events.</param>
public sealed record OfflineEventPackage(string? ProcessId, IReadOnlyList<OfflineEvent> Events);
