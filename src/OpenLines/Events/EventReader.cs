namespace Bitrix24.OpenLines;

/// <summary>Makes typed events of what a portal says, in any of the forms that it has for them.</summary>
internal static class EventReader
{
    private static readonly Dictionary<string, Func<EventEntry, PortalEvent>> Known = new(StringComparer.Ordinal)
    {
        ["ONOPENLINEMESSAGEADD"] = entry => new OpenLineMessageAddedEvent(entry),
        ["ONOPENLINEMESSAGEUPDATE"] = entry => new OpenLineMessageUpdatedEvent(entry),
        ["ONOPENLINEMESSAGEDELETE"] = entry => new OpenLineMessageDeletedEvent(entry),
        ["ONSESSIONSTART"] = entry => new SessionStartedEvent(entry),
        ["ONSESSIONFINISH"] = entry => new SessionFinishedEvent(entry),
        ["ONIMCONNECTORDIALOGSTART"] = entry => new ConnectorDialogStartedEvent(entry),
        ["ONIMCONNECTORDIALOGFINISH"] = entry => new ConnectorDialogFinishedEvent(entry),
        ["ONIMCONNECTORMESSAGEADD"] = entry => new ConnectorMessageAddedEvent(entry),
        ["ONIMCONNECTORMESSAGEUPDATE"] = entry => new ConnectorMessageUpdatedEvent(entry),
        ["ONIMCONNECTORMESSAGEDELETE"] = entry => new ConnectorMessageDeletedEvent(entry),
        ["ONIMCONNECTORLINEDELETE"] = entry => new ConnectorLineDeletedEvent(entry),
        ["ONIMCONNECTORSTATUSDELETE"] = entry => new ConnectorStatusDeletedEvent(entry),
        [EventName.OfflineQueueChanged] = entry => new OfflineQueueChangedEvent(entry),
    };

    // What holds the things that an event tells of, where it can tell of several.
    private static readonly string[] Lists = ["DATA", "MESSAGES"];

    /// <summary>The events that have a type of their own, in upper case.</summary>
    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>What a handler received, an entry of the queue of an application, or one of that of a bot.</summary>
    /// <exception cref="FormatException">It is no event.</exception>
    public static IReadOnlyList<PortalEvent> Read(JObject body)
    {
        if (NameIn(body, "event") is { } called)
            return Read(EventHeader.OfCall(called, body), body["data"]);
        if (NameIn(body, "EVENT_NAME") is { } queued)
            return ReadOfQueue(EventHeader.OfQueue(queued, body), body);
        return NameIn(body, "type") is not null ? ReadOfBot(body) : throw new FormatException(
            "It has no event: what a handler receives has the name of one under 'event', and what it says under " +
            "'data'.");
    }

    /// <summary>The events of an entry of <c>event.offline.get</c>. <c>false</c> stands there for no data.</summary>
    public static IReadOnlyList<PortalEvent> ReadOfQueue(EventHeader header, JObject entry) =>
        Read(header, entry["EVENT_DATA"] is JValue { Value: false } ? null : entry["EVENT_DATA"]);

    /// <summary>The events of an entry of <c>imbot.v2.Event.get</c>; none where it has no name.</summary>
    public static IReadOnlyList<PortalEvent> ReadOfBot(JObject entry) =>
        JsonField.Text(entry["type"])?.Trim() is { Length: > 0 } name
            ? Read(EventHeader.OfBot(name, entry), entry["data"])
            : [];

    /// <summary>One event for each thing that is told of; an event that tells of nothing is one as well.</summary>
    private static IReadOnlyList<PortalEvent> Read(EventHeader header, JToken? content)
    {
        JToken data = content ?? JValue.CreateNull();
        if (EventName.IsOfBot(header.Event))
            return [new BotEvent(new EventEntry(header, data, data))];
        if (!Known.TryGetValue(header.Event, out Func<EventEntry, PortalEvent>? read))
            return [new OtherEvent(new EventEntry(header, data, data))];
        return [.. EntriesOf(data).Select(entry => read(new EventEntry(header, data, entry)))];
    }

    private static IReadOnlyList<JToken> EntriesOf(JToken data) => (data as JObject) is { } map
        && Lists.Select(name => EntriesIn(map[name])).FirstOrDefault(list => list is { Count: > 0 }) is { } entries
            ? entries
            : [data];

    /// <summary>Portals send a list of entries, or its one entry as it is.</summary>
    private static IReadOnlyList<JToken>? EntriesIn(JToken? content) =>
        PhpList.Of(content) ?? (content is JObject { Count: > 0 } entry ? [entry] : null);

    private static string? NameIn(JObject body, string field) =>
        JsonField.Text(body[field])?.Trim() is { } name && EventName.IsName(name) ? name : null;
}

/// <summary>What every event says of itself, on whatever way it came.</summary>
/// <param name="Event">The event, in upper case.</param>
internal sealed record EventHeader(string Event)
{
    /// <summary>Its id: in the queue of the application, or in that of the bot.</summary>
    public int? EventId { get; init; }

    /// <summary>The id of the handler that was called.</summary>
    public int? HandlerId { get; init; }

    /// <summary>When it has happened, or was sent.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Who has caused it.</summary>
    public int? InitiatorId { get; init; }

    /// <summary>What comes with a call of a handler: the portal, and tokens.</summary>
    public JObject Auth { get; init; } = [];

    /// <summary>Under what the queue of the application keeps it for whoever has taken it.</summary>
    public string? ProcessId { get; init; }

    /// <summary>Its mark in the queue of the application.</summary>
    public string? OfflineMessageId { get; init; }

    /// <summary>Reads that of an entry of <c>event.offline.get</c>.</summary>
    /// <param name="name">The event.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="processId">What it is kept for; null where only the entry may say it.</param>
    public static EventHeader OfQueue(string name, JObject entry, string? processId = null) =>
        new(name.ToUpperInvariant())
        {
            EventId = JsonField.Number(entry["ID"]),
            Time = EventTime.TryParse(entry["TIMESTAMP_X"]),
            InitiatorId = JsonField.Number((entry["EVENT_ADDITIONAL"] as JObject)?["user_id"]),
            ProcessId = processId ?? (JsonField.Text(entry["PROCESS_ID"]) is { Length: > 0 } own ? own : null),
            OfflineMessageId = JsonField.Text(entry["MESSAGE_ID"]),
        };

    /// <summary>Reads that of an entry of <c>imbot.v2.Event.get</c>.</summary>
    public static EventHeader OfBot(string name, JObject entry) => new(name.ToUpperInvariant())
    {
        EventId = JsonField.Number(entry["eventId"]),
        Time = EventTime.TryParse(entry["date"]),
    };

    /// <summary>Reads that of what a handler received.</summary>
    public static EventHeader OfCall(string name, JObject body)
    {
        JObject auth = body["auth"] as JObject ?? [];
        return new EventHeader(name.ToUpperInvariant())
        {
            EventId = JsonField.Number(body["eventId"]),
            HandlerId = JsonField.Number(body["event_handler_id"]),
            Time = EventTime.TryParse(body["ts"]),
            InitiatorId = JsonField.Number(auth["user_id"]),
            Auth = auth,
        };
    }
}
