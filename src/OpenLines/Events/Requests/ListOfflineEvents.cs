namespace Bitrix24.OpenLines;

/// <summary>
/// <c>event.offline.list</c>: a page of the queue of the application, which stays as it is. Needs an application and an
/// administrator.
/// </summary>
public sealed class ListOfflineEvents : Request<IReadOnlyList<OfflineEvent>>
{
    /// <summary>How many events a page has; one that has less is the last.</summary>
    public const int PageSize = 50;

    /// <summary>Which ones, as the portal's ORM has it: <c>{"&gt;ID": 100}</c>.</summary>
    internal JObject Filter { get; init; } = [];

    /// <summary>In which order; null for that of their ids.</summary>
    internal JObject? Order { get; init; }

    /// <summary>The key of the source; null for none.</summary>
    public string? AuthConnector { get; init; }

    internal override RestCall ToCall()
    {
        var call = new JObject();
        if (Filter.Count > 0)
            call["filter"] = Filter;
        if (Order is not null)
            call["order"] = Order;
        if (AuthConnector is not null)
            call["auth_connector"] = AuthConnector;
        return new("event.offline.list", call);
    }

    internal override Outcome<IReadOnlyList<OfflineEvent>> Read(JToken answer) => PhpList.Of(answer) is { } list
        ? Outcome.Success<IReadOnlyList<OfflineEvent>>(
            [.. list.OfType<JObject>().Select(entry => OfflineEvent.Read(entry)).OfType<OfflineEvent>()])
        : Outcome.Failure<IReadOnlyList<OfflineEvent>>(OpenLineErrors.Unexpected("a list of events", answer));
}
