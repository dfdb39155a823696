namespace Bitrix24.OpenLines;

/// <summary>
/// <c>event.offline.get</c>: takes events out of the queue of the application, or keeps them there for whoever has
/// taken them. Needs an application and an administrator.
/// </summary>
public sealed class TakeOfflineEvents : Request<OfflineEventPackage>
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
    internal override RestCall ToCall()
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
        return new("event.offline.get", call, Keeps && ProcessId is not null ? CallKind.Read : CallKind.Creation);
    }

    internal override Outcome<OfflineEventPackage> Read(JToken answer)
    {
        string? processId = JsonField.Text((answer as JObject)?["process_id"]) ?? ProcessId;
        if (PhpList.Of((answer as JObject)?["events"]) is not { } entries
            || (Keeps && string.IsNullOrEmpty(processId) && entries.Count > 0))
            return Outcome.Failure<OfflineEventPackage>(OpenLineErrors.Unexpected("a package of events", answer));
        return Outcome.Success(new OfflineEventPackage(
            processId,
            [
                .. entries.OfType<JObject>()
                    .Select(entry => OfflineEvent.Read(entry, processId)).OfType<OfflineEvent>(),
            ]));
    }
}
