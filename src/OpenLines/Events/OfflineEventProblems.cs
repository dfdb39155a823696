namespace Bitrix24.OpenLines;

/// <summary>What has to be said of offline events before anything is sent.</summary>
internal static class OfflineEventProblems
{
    /// <exception cref="InvalidInputException">Nothing says under what they are kept.</exception>
    public static string CheckProcess(string processId) => string.IsNullOrWhiteSpace(processId)
        ? throw Missing(
            nameof(OfflineEvent.ProcessId),
            "Nothing says under what the events are kept. Give -ProcessId, or an event that Receive-B24Event gave.")
        : processId.Trim();

    /// <exception cref="InvalidInputException">Nothing says which ones they are.</exception>
    public static IReadOnlyList<string> CheckMessages(IReadOnlyList<string> messageIds) =>
        messageIds is null || messageIds.Count == 0
            ? throw Missing(
                nameof(OfflineEvent.OfflineMessageId),
                "Nothing says which events they are. Give -OfflineMessageId, or an event that Receive-B24Event gave.")
            : messageIds;

    /// <summary>The events, for a sentence.</summary>
    /// <param name="processId">Under what they are kept.</param>
    /// <param name="count">How many; null for all that are kept.</param>
    public static string Describe(string processId, int? count) => count switch
    {
        null => $"all events under process id {processId}",
        1 => $"1 event under process id {processId}",
        _ => $"{count} events under process id {processId}",
    };

    private static InvalidInputException Missing(string setting, string reason) =>
        new([new(InputErrorCodes.MissingSetting, setting, null, reason)]);
}
