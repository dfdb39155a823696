namespace Bitrix24.Sandbox;

/// <summary>Tells of what happens on the portal to whoever has asked to hear of it.</summary>
/// <param name="bindings">Who has asked.</param>
/// <param name="offline">Where events wait that are fetched.</param>
/// <param name="bots">The portal's bots.</param>
/// <param name="fetched">Where the events of bots wait that are fetched.</param>
/// <param name="envelope">Wraps what a handler receives.</param>
/// <param name="post">Sends a delivery on its way.</param>
/// <param name="clock">The portal's clock.</param>
internal sealed class PortalEvents(
    EventBindings bindings,
    OfflineQueue offline,
    BotStore bots,
    BotEventQueue fetched,
    EventEnvelope envelope,
    Action<SandboxDelivery> post,
    Func<DateTimeOffset> clock)
{
    private readonly List<(string Name, JToken Data)> _raised = [];
    private readonly List<SandboxDelivery> _deliveries = [];
    private readonly Dictionary<int, DateTimeOffset> _noticed = [];
    private MethodCall? _cause;

    /// <summary>Everything that has happened, in its order.</summary>
    public IReadOnlyList<(string Name, JToken Data)> Raised => _raised;

    /// <summary>What handlers are sent.</summary>
    public IReadOnlyList<SandboxDelivery> Deliveries => _deliveries;

    /// <summary>Lets a call do what it does: what happens meanwhile is its doing.</summary>
    public MethodResult During(MethodCall call, Func<MethodCall, MethodResult> run)
    {
        MethodCall? outer = _cause;
        _cause = call;
        try
        {
            return run(call);
        }
        finally
        {
            _cause = outer;
        }
    }

    /// <summary>Tells of an event.</summary>
    /// <param name="name">Its name, such as <c>ONSESSIONSTART</c>.</param>
    /// <param name="data">What the handler receives as <c>data</c>.</param>
    /// <param name="clientId">The only application that gets the event; null for all.</param>
    public void Raise(string name, JToken data, string? clientId = null)
    {
        string upper = name.ToUpperInvariant();
        _raised.Add((upper, data));
        List<EventHandler> handlers = bindings.All
            .Where(handler => handler.Event == upper && IsFor(handler, clientId))
            .ToList();
        foreach (EventHandler handler in handlers.Where(handler => !handler.IsOffline))
            Deliver(envelope.Wrap(handler, data, UserFor(handler)));

        List<EventHandler> queued = handlers.Where(handler => handler.IsOffline && !IsOwnDoing(handler)).ToList();
        foreach (EventHandler handler in queued)
            offline.Add(handler, data, UserFor(handler));
        foreach (SandboxApplication application in queued.Select(handler => handler.Application).Distinct())
            Notice(application);
    }

    /// <summary>Tells a bot of an event.</summary>
    /// <param name="bot">The bot's id.</param>
    /// <param name="type">The event in the second version of the API, such as <c>ONIMBOTV2MESSAGEADD</c>.</param>
    /// <param name="data">What it says.</param>
    public void RaiseFor(int bot, string type, JObject data)
    {
        string upper = type.ToUpperInvariant();
        _raised.Add((upper, data));
        if (bots.Find(bot) is not { } found)
            return;

        SandboxBot state = found.State;
        if (state is { EventMode: BotEvent.ByWebhook, WebhookUrl: { } address })
        {
            var sent = (JObject)data.DeepClone();
            sent["bot"] = new JObject { ["id"] = state.Id, ["code"] = state.Code };
            Deliver(envelope.Wrap(upper, address, sent, application: null));
            return;
        }
        if (BotEventV1.Of(upper) is { } old && state.Handlers.TryGetValue(old.Handler, out string? handler))
            Deliver(envelope.Wrap(old.Name, handler, BotEventV1.Data(state, data), application: null));
        if (state.EventMode == BotEvent.ByFetch)
        {
            var kept = new JObject { ["bot"] = BotView.Show(state, isOwner: true) };
            kept.Merge(data);
            fetched.Add(bot, upper, kept);
        }
    }

    public void Clear()
    {
        _raised.Clear();
        foreach (SandboxDelivery delivery in _deliveries)
            delivery.IsOver = true;
        _deliveries.Clear();
        _noticed.Clear();
        bindings.Clear();
        offline.Clear();
        fetched.Clear();
    }

    private void Deliver(SandboxDelivery delivery)
    {
        _deliveries.Add(delivery);
        post(delivery);
    }

    private static bool IsFor(EventHandler handler, string? clientId) =>
        clientId is null || handler.Application.ClientId == clientId;

    /// <summary>Who has done it; where nobody has called, the user of the application.</summary>
    private int UserFor(EventHandler handler) => _cause?.Caller.User.Id ?? handler.Application.UserId;

    /// <summary>An application gets no event of what it has done itself under the key of the source.</summary>
    private bool IsOwnDoing(EventHandler handler) => handler.Connector.Length > 0
        && _cause is { } cause
        && cause.Caller.Application == handler.Application
        && Php.Text(cause.InAnyCase("auth_connector")) == handler.Connector;

    /// <summary>Tells an application that there is something in its queue, though not too often.</summary>
    private void Notice(SandboxApplication application)
    {
        DateTimeOffset now = clock();
        IEnumerable<EventHandler> asked = bindings.Of(application)
            .Where(handler => handler is { Event: EventCatalog.OfflineEvent, IsOffline: false });
        foreach (EventHandler handler in asked.ToList())
        {
            if (_noticed.TryGetValue(handler.Id, out DateTimeOffset last)
                && (now == last || now < last.AddSeconds(handler.MinTimeout)))
                continue;
            _noticed[handler.Id] = now;
            Deliver(envelope.Wrap(handler, new JArray(), UserFor(handler)));
        }
    }
}
