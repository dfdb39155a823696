namespace Bitrix24.OpenLines;

/// <summary>
/// <c>event.offline.get</c>: takes events out of the queue of the application, or keeps them there for whoever has
/// taken them. Needs an application and an administrator.
/// </summary>
public sealed class GetOfflineEvents() : Request<OfflineEventPage>("event.offline.get")
{
    /// <summary>How many the portal gives where no limit is given.</summary>
    public const int DefaultLimit = 50;

    /// <summary>Which ones, as the portal's ORM has it: <c>{"&gt;ID": 100}</c>; no value can be a list.</summary>
    internal JObject Filter { get; init; } = [];

    /// <summary>In which order; null for that of their time.</summary>
    internal JObject? Order { get; init; }

    /// <summary>How many at the most, from 1; null for 50.</summary>
    public int? Limit { get; init; }

    /// <summary>
    /// Whether the portal keeps them until they are cleared; else they are gone once they are answered.
    /// </summary>
    public bool Keeps { get; init; }

    /// <summary>Under what they have been kept since an earlier call; null for those that nobody has taken.</summary>
    public string? ProcessId { get; init; }

    /// <summary>The key of the source; null for none.</summary>
    public string? AuthConnector { get; init; }

    /// <summary>Whether those are meant that somebody has failed at.</summary>
    public bool Failed { get; init; }

    /// <summary>
    /// What is taken is taken once, under a mark that only the answer tells. What is kept already, and stays so, is
    /// only read.
    /// </summary>
    public override CallKind Kind => Keeps && ProcessId is not null ? CallKind.Read : CallKind.Creation;

    internal override JObject Parameters()
    {
        var call = new JObject();
        if (Filter.Count > 0)
            call["filter"] = Filter;
        if (Order is not null)
            call["order"] = Order;
        if (Limit is { } limit)
            call["limit"] = limit;
        if (Keeps)
            call["clear"] = 0;
        if (ProcessId is not null)
            call["process_id"] = ProcessId;
        if (AuthConnector is not null)
            call["auth_connector"] = AuthConnector;
        if (Failed)
            call["error"] = 1;
        return call;
    }

    internal override Outcome<OfflineEventPage> Read(JToken answer)
    {
        string? processId = JsonField.Text((answer as JObject)?["process_id"]) ?? ProcessId;
        if (PhpList.Of((answer as JObject)?["events"]) is not { } entries
            || (Keeps && string.IsNullOrEmpty(processId) && entries.Count > 0))
            return Unexpected("a page of events", answer);
        return Outcome.Success(new OfflineEventPage(
            processId,
            [
                .. entries.OfType<JObject>()
                    .Select(entry => OfflineEvent.Read(entry, processId)).OfType<OfflineEvent>(),
            ]));
    }
}

/// <summary>What was taken out of the queue of an application at once.</summary>
/// <param name="ProcessId">Under what the portal keeps it until it is cleared; null where it is cleared.</param>
/// <param name="Events">The events.</param>
public sealed record OfflineEventPage(string? ProcessId, IReadOnlyList<OfflineEvent> Events);

/// <summary>
/// <c>event.offline.list</c>: a page of the queue of the application, which stays as it is. Needs an application and an
/// administrator.
/// </summary>
public sealed class ListOfflineEvents() : Request<IReadOnlyList<OfflineEvent>>("event.offline.list")
{
    /// <summary>How many events a page has; one that has less is the last.</summary>
    public const int PageSize = 50;

    /// <summary>Which ones, as the portal's ORM has it: <c>{"&gt;ID": 100}</c>.</summary>
    internal JObject Filter { get; init; } = [];

    /// <summary>In which order; null for that of their ids.</summary>
    internal JObject? Order { get; init; }

    /// <summary>The key of the source; null for none.</summary>
    public string? AuthConnector { get; init; }

    internal override JObject Parameters()
    {
        var call = new JObject();
        if (Filter.Count > 0)
            call["filter"] = Filter;
        if (Order is not null)
            call["order"] = Order;
        if (AuthConnector is not null)
            call["auth_connector"] = AuthConnector;
        return call;
    }

    internal override Outcome<IReadOnlyList<OfflineEvent>> Read(JToken answer) => PhpList.Of(answer) is { } list
        ? Outcome.Success<IReadOnlyList<OfflineEvent>>(
            [.. list.OfType<JObject>().Select(entry => OfflineEvent.Read(entry)).OfType<OfflineEvent>()])
        : Unexpected("a list of events", answer);
}

/// <summary>
/// <c>event.offline.clear</c>: takes events that are kept for somebody out of the queue for good. Needs an application
/// and an administrator.
/// </summary>
/// <param name="processId">Under what they are kept.</param>
/// <param name="ids">Their ids; null for those of the marks.</param>
/// <param name="messageIds">Their marks, where no ids are given; null for all that are kept.</param>
/// <param name="connector">The key of the source; null for none.</param>
/// <exception cref="InvalidInputException">Nothing says under what they are kept.</exception>
public sealed class ClearOfflineEvents(
    string processId,
    IReadOnlyList<int>? ids = null,
    IReadOnlyList<string>? messageIds = null,
    string? connector = null) : Request<bool>("event.offline.clear", CallKind.Change)
{
    private readonly string _processId = OfflineEventArguments.CheckProcess(processId);

    /// <summary>Under what they are kept.</summary>
    public string ProcessId => _processId;

    /// <inheritdoc/>
    public override string ToString() => OfflineEventArguments.Describe(_processId, ids?.Count ?? messageIds?.Count);

    internal override JObject Parameters()
    {
        var call = new JObject { ["process_id"] = _processId };
        if (ids is not null)
            call["id"] = new JArray(ids.Select(id => (JToken)id));
        else if (messageIds is not null)
            call["message_id"] = new JArray(messageIds);
        if (connector is not null)
            call["auth_connector"] = connector;
        return call;
    }

    internal override Outcome<bool> Read(JToken answer) => IfTrue(answer, true);
}

/// <summary>
/// <c>event.offline.error</c>: marks events that are kept for somebody as those that he has failed at. They go back
/// to the queue, and come only to who asks for such. Needs an application and an administrator.
/// </summary>
/// <param name="processId">Under what they are kept.</param>
/// <param name="messageIds">Their marks.</param>
/// <param name="connector">The key of the source; null for none.</param>
/// <exception cref="InvalidInputException">Something is missing.</exception>
public sealed class FailOfflineEvents(string processId, IReadOnlyList<string> messageIds, string? connector = null)
    : Request<bool>("event.offline.error", CallKind.Change)
{
    private readonly string _processId = OfflineEventArguments.CheckProcess(processId);
    private readonly IReadOnlyList<string> _messageIds = OfflineEventArguments.CheckMessages(messageIds);

    /// <summary>Under what they are kept.</summary>
    public string ProcessId => _processId;

    /// <inheritdoc/>
    public override string ToString() => OfflineEventArguments.Describe(_processId, _messageIds.Count);

    internal override JObject Parameters()
    {
        var call = new JObject { ["process_id"] = _processId, ["message_id"] = new JArray(_messageIds) };
        if (connector is not null)
            call["auth_connector"] = connector;
        return call;
    }

    internal override Outcome<bool> Read(JToken answer) => IfTrue(answer, true);
}
