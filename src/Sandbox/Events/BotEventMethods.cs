namespace Bitrix24.Sandbox;

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

    private JObject Subscribe(MethodCall call, bool wanted)
    {
        if (wanted)
            queue.Subscribers.Add(call.Caller.User.Id);
        else
            queue.Subscribers.Remove(call.Caller.User.Id);
        return new JObject { ["result"] = true };
    }
}
