namespace Bitrix24.OpenLines;

/// <summary>Reads an event in any of the forms that portals have for it.</summary>
internal static class EventBodyReader
{
    /// <summary>What a handler received, an entry of the queue of an application, or one of that of a bot.</summary>
    /// <exception cref="FormatException">It is no event.</exception>
    public static IReadOnlyList<PortalEvent> Read(JObject body)
    {
        if (NameIn(body, "event") is { } called)
            return EventKinds.Read(HeaderOfCall(called, body), body["data"]);
        if (NameIn(body, "EVENT_NAME") is { } queued)
            return OfQueue(queued, body);
        if (NameIn(body, "type") is { } fetched)
            return OfBot(fetched, body);
        throw new FormatException(
            "It has no event: what a handler receives has the name of one under 'event', and what it says under " +
            "'data'.");
    }

    /// <summary>The events of an entry of <c>event.offline.get</c>.</summary>
    public static IReadOnlyList<PortalEvent> OfQueue(string name, JObject entry, string? processId = null) =>
        EventKinds.Read(
            new EventHeader(name.ToUpperInvariant())
            {
                EventId = JsonField.Number(entry["ID"]),
                Time = EventTime.TryParse(entry["TIMESTAMP_X"]),
                InitiatorId = JsonField.Number((entry["EVENT_ADDITIONAL"] as JObject)?["user_id"]),
                ProcessId = processId ?? (JsonField.Text(entry["PROCESS_ID"]) is { Length: > 0 } own ? own : null),
                OfflineMessageId = JsonField.Text(entry["MESSAGE_ID"]),
            },
            DataOf(entry["EVENT_DATA"]));

    /// <summary>The events of an entry of <c>imbot.v2.Event.get</c>.</summary>
    public static IReadOnlyList<PortalEvent> OfBot(string name, JObject entry) => EventKinds.Read(
        new EventHeader(name.ToUpperInvariant())
        {
            EventId = JsonField.Number(entry["eventId"]),
            Time = EventTime.TryParse(entry["date"]),
        },
        entry["data"]);

    private static EventHeader HeaderOfCall(string name, JObject body)
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

    /// <summary>A portal says <c>false</c> where there is nothing to say.</summary>
    private static JToken? DataOf(JToken? data) => data is JValue { Value: false } ? null : data;

    private static string? NameIn(JObject body, string field) =>
        JsonField.Text(body[field])?.Trim() is { } name && EventName.IsName(name) ? name : null;
}
