namespace Bitrix24.Sandbox;

/// <summary>The events that bots fetch. They are kept for a day, or until the bot has said that it has them.</summary>
internal sealed class BotEventQueue(Func<DateTimeOffset> clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    private readonly List<(int Id, int Bot, string Type, DateTimeOffset Time, JObject Data)> _events = [];
    private int _count;

    /// <summary>The users who have asked for events of their own.</summary>
    public HashSet<int> Subscribers { get; } = [];

    public void Add(int bot, string type, JObject data) =>
        _events.Add((++_count, bot, type, clock(), (JObject)data.DeepClone()));

    /// <summary>The bot has the events before this one.</summary>
    public void Confirm(int bot, int offset) => _events.RemoveAll(sent => sent.Bot == bot && sent.Id < offset);

    /// <summary>The bot's next events.</summary>
    public JObject Next(int bot, int limit, int offset)
    {
        _events.RemoveAll(sent => sent.Time < clock() - KeptFor);
        var waiting = _events.Where(sent => sent.Bot == bot).ToList();
        var next = waiting.Take(limit).ToList();
        return new JObject
        {
            ["events"] = new JArray(next.Select(sent => new JObject
            {
                ["eventId"] = sent.Id,
                ["type"] = sent.Type,
                ["date"] = Envelope.Date(sent.Time),
                ["data"] = sent.Data.DeepClone(),
            })),
            ["nextOffset"] = next.Count > 0 ? next[next.Count - 1].Id + 1 : offset,
            ["hasMore"] = waiting.Count > next.Count,
        };
    }

    public void Clear()
    {
        _events.Clear();
        Subscribers.Clear();
        _count = 0;
    }
}

/// <summary>
/// <c>imbot.v2.Event.get</c>, by which a bot fetches its events, and by whom a user lets those of his own come with
/// them.
/// </summary>
internal sealed class BotEventMethods(BotEventQueue queue, Func<MethodCall, Bot> owned)
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1000;
    private const string UserScope = "im";

    public IEnumerable<RestMethod> Methods =>
    [
        new("imbot.v2.Event.get", "imbot", Get),
        new("im.v2.Event.subscribe", UserScope, call => Subscribe(call, wanted: true)),
        new("im.v2.Event.unsubscribe", UserScope, call => Subscribe(call, wanted: false)),
    ];

    private JObject Get(MethodCall call)
    {
        Bot bot = owned(call);
        if (Php.IsTrue(call.Parameters["withUserEvents"]))
            RequireUserEvents(call.Caller);
        int offset = Php.Int(call.Parameters["offset"]);
        int limit = Php.Int(call.Parameters["limit"]);
        queue.Confirm(bot.Id, offset);
        return queue.Next(bot.Id, limit <= 0 ? DefaultLimit : Math.Min(limit, MaxLimit), offset);
    }

    private void RequireUserEvents(Caller caller)
    {
        if (!caller.Has([UserScope]))
            throw new RestException(403, "SCOPE_ERROR", "Scope error");
        if (!queue.Subscribers.Contains(caller.User.Id))
            throw BotErrors.V2("USER_NOT_SUBSCRIBED", "User not subscribed");
    }

    private JToken Subscribe(MethodCall call, bool wanted)
    {
        if (wanted)
            queue.Subscribers.Add(call.Caller.User.Id);
        else
            queue.Subscribers.Remove(call.Caller.User.Id);
        return true;
    }
}
