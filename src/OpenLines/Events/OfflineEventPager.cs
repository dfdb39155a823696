namespace Bitrix24.OpenLines;

/// <summary>Reads the queue of an application page by page, by the ids of its events; it stays as it is.</summary>
/// <param name="client">The portal.</param>
/// <param name="filter">Which events, beside their ids.</param>
/// <param name="connector">The key of the source; null for none.</param>
public sealed class OfflineEventPager(
    RestClient client, IReadOnlyDictionary<string, object> filter, string? connector = null)
{
    private int _last;

    /// <summary>Whether the last page has not been read.</summary>
    public bool HasMore { get; private set; } = true;

    /// <summary>The events of the queue of a portal, by what they have in common.</summary>
    /// <param name="client">The portal.</param>
    /// <param name="connector">The key of the source; null for none.</param>
    /// <param name="name">The event; null for all.</param>
    /// <param name="processId">Under what they are kept; empty for what nobody has taken, null for all.</param>
    /// <param name="failed">Whether those that somebody has failed at; null for both.</param>
    public static OfflineEventPager Of(
        RestClient client,
        string? connector = null,
        string? name = null,
        string? processId = null,
        bool? failed = null)
    {
        var filter = new Dictionary<string, object>();
        if (name is not null)
            filter["=EVENT_NAME"] = name;
        if (processId is not null)
            filter["=PROCESS_ID"] = processId;
        if (failed is { } only)
            filter["=ERROR"] = only ? 1 : 0;
        return new OfflineEventPager(client, filter, connector);
    }

    /// <summary>What somebody has taken and not acknowledged.</summary>
    internal static OfflineEventPager Reserved(RestClient client, OfflineEventSource source) => new(
        client,
        new Dictionary<string, object> { [">PROCESS_ID"] = "", ["=ERROR"] = source.Failed ? 1 : 0 },
        source.AuthConnector);

    /// <summary>Reads the next page.</summary>
    public async Task<Outcome<IReadOnlyList<OfflineEvent>>> ReadNextAsync(CancellationToken token)
    {
        var asked = new JObject(filter.Select(condition => new JProperty(condition.Key, condition.Value)))
        {
            [">ID"] = _last,
        };
        Outcome<IReadOnlyList<OfflineEvent>> page = await client.SendAsync(
            new ListOfflineEvents
            {
                Filter = asked,
                Order = new JObject { ["ID"] = "ASC" },
                AuthConnector = connector,
            },
            token).ConfigureAwait(false);
        if (page.IsSuccess)
        {
            HasMore = page.Value.Count >= ListOfflineEvents.PageSize;
            _last = page.Value.Select(one => one.Id).Append(_last).Max();
        }
        return page;
    }

    /// <summary>Reads what is left.</summary>
    public async Task<Outcome<IReadOnlyList<OfflineEvent>>> ReadAllAsync(CancellationToken token)
    {
        var all = new List<OfflineEvent>();
        while (HasMore)
        {
            Outcome<IReadOnlyList<OfflineEvent>> page = await ReadNextAsync(token).ConfigureAwait(false);
            if (!page.IsSuccess)
                return page;
            all.AddRange(page.Value);
        }
        return Outcome.Success<IReadOnlyList<OfflineEvent>>(all);
    }
}
