using System.Globalization;

namespace Bitrix24.OpenLines;

/// <summary>An event in the queue of an application, as the portal keeps it there.</summary>
public sealed class OfflineEvent : IQueuedEvent
{
    private OfflineEvent(int id, EventHeader header, JObject entry)
    {
        Id = id;
        Event = header.Event;
        ProcessId = header.ProcessId;
        OfflineMessageId = header.OfflineMessageId;
        Time = header.Time;
        HasFailed = JsonField.Flag(entry["ERROR"]);
        InitiatorId = header.InitiatorId;
        Events = EventReader.ReadOfQueue(header, entry);
    }

    /// <summary>The id, from 1.</summary>
    public int Id { get; }

    /// <summary>The event, in upper case.</summary>
    public string Event { get; }

    /// <summary>When it has happened last: events that say the same are one here.</summary>
    public DateTimeOffset? Time { get; }

    /// <summary>The mark, 32 characters; events that say the same have the same.</summary>
    public string? OfflineMessageId { get; }

    /// <summary>Under what it is kept for whoever has taken it; null where nobody has.</summary>
    public string? ProcessId { get; }

    /// <summary>Whether somebody has failed at it; null where the portal does not tell.</summary>
    public bool? HasFailed { get; }

    /// <summary>The id of the user who has caused it.</summary>
    public int? InitiatorId { get; }

    /// <summary>What it says: one event for each thing that it tells of.</summary>
    public IReadOnlyList<PortalEvent> Events { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Event} ({Id.ToString(CultureInfo.InvariantCulture)})";

    /// <summary>Reads an entry of the queue; null where it has no id or no name.</summary>
    internal static OfflineEvent? Read(JObject entry, string? processId = null)
    {
        string name = JsonField.Text(entry["EVENT_NAME"]) ?? "";
        var header = EventHeader.OfQueue(name, entry, processId);
        return name.Length > 0 && header.EventId is { } id ? new OfflineEvent(id, header, entry) : null;
    }
}

/// <summary>What has to be said of offline events before anything is sent.</summary>
internal static class OfflineEventArguments
{
    /// <exception cref="InvalidInputException">Nothing says under what they are kept.</exception>
    public static string CheckProcess(string processId) => string.IsNullOrWhiteSpace(processId)
        ? throw new InvalidInputException(InputError.Missing(
            nameof(OfflineEvent.ProcessId),
            "Nothing says under what the events are kept. Give -ProcessId, or an event that Receive-B24Event gave."))
        : processId.Trim();

    /// <exception cref="InvalidInputException">Nothing says which ones they are.</exception>
    public static IReadOnlyList<string> CheckMessages(IReadOnlyList<string> messageIds) =>
        messageIds is null || messageIds.Count == 0
            ? throw new InvalidInputException(InputError.Missing(
                nameof(OfflineEvent.OfflineMessageId),
                "Nothing says which events they are. Give -OfflineMessageId, or an event that Receive-B24Event gave."))
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
}
