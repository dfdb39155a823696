using System.Globalization;

namespace Bitrix24.OpenLines;

/// <summary>An event in the queue of an application, as the portal keeps it there.</summary>
public sealed class OfflineEvent
{
    private OfflineEvent(int id, string name, string? processId, JObject entry)
    {
        Id = id;
        Event = name;
        ProcessId = processId;
        OfflineMessageId = JsonField.Text(entry["MESSAGE_ID"]);
        Time = EventTime.TryParse(entry["TIMESTAMP_X"]);
        HasFailed = JsonField.Flag(entry["ERROR"]);
        InitiatorId = JsonField.Number((entry["EVENT_ADDITIONAL"] as JObject)?["user_id"]);
        Events = EventBodyReader.OfQueue(name, entry, processId);
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
    internal static OfflineEvent? Read(JObject entry, string? processId = null) =>
        JsonField.Number(entry["ID"]) is { } id && JsonField.Text(entry["EVENT_NAME"]) is { Length: > 0 } name
            ? new OfflineEvent(
                id,
                name.ToUpperInvariant(),
                processId ?? (JsonField.Text(entry["PROCESS_ID"]) is { Length: > 0 } own ? own : null),
                entry)
            : null;
}
