namespace Bitrix24.OpenLines;

/// <summary>Makes typed events of what a portal says.</summary>
internal static class EventKinds
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

    /// <summary>One event for each thing that is told of; an event that tells of nothing is one as well.</summary>
    public static IReadOnlyList<PortalEvent> Read(EventHeader header, JToken? told)
    {
        JToken data = told ?? JValue.CreateNull();
        if (EventName.IsOfBot(header.Event))
            return [new BotEvent(new EventEntry(header, data, data))];
        if (!Known.TryGetValue(header.Event, out Func<EventEntry, PortalEvent>? read))
            return [new OtherEvent(new EventEntry(header, data, data))];
        return [.. EntriesOf(data).Select(entry => read(new EventEntry(header, data, entry)))];
    }

    private static IReadOnlyList<JToken> EntriesOf(JToken data) => (data as JObject) is { } map
        && Lists.Select(name => PhpList.Of(map[name])).FirstOrDefault(list => list is { Count: > 0 }) is { } entries
            ? entries
            : [data];
}
