namespace Bitrix24.Sandbox;

/// <summary>
/// <c>events</c>, and <c>event.*</c> as far as it is about handlers. Only applications get in; parameter names count in
/// any case.
/// </summary>
internal sealed class EventMethods(EventBindings bindings)
{
    private const string Offline = "offline";
    private const string Online = "online";

    public IEnumerable<RestMethod> Methods =>
    [
        Method("events", List),
        Method("event.bind", Bind),
        Method("event.unbind", Unbind),
        Method("event.get", Get),
    ];

    private static RestMethod Method(string name, Func<MethodCall, SandboxApplication, JToken> run) => new(
        name, Scopes.Basic, call => run(call, call.Caller.Application ?? throw RestException.WrongAuthType()));

    private static JArray List(MethodCall call, SandboxApplication application)
    {
        string scope = Text(call, "SCOPE");
        IEnumerable<string> found = Php.IsSet(call.InAnyCase("SCOPE"))
            ? EventCatalog.Of([scope.Length > 0 ? scope : Scopes.Basic])
            : Php.IsTrue(call.InAnyCase("FULL"))
                ? EventCatalog.All
                : EventCatalog.Of(call.Caller.Scopes.Append(Scopes.Basic));
        return new JArray(found);
    }

    private JToken Bind(MethodCall call, SandboxApplication application)
    {
        User user = call.Caller.User;
        int actsAs = Php.Int(call.InAnyCase("AUTH_TYPE"));
        if (actsAs > 0 && !user.IsAdministrator && actsAs != user.Id)
            throw EventErrors.NoAccess("Event binding with AUTH_TYPE requires administrator access rights");
        string name = Name(call);
        bool isOffline = IsOffline(call);
        if (isOffline && !user.IsAdministrator)
            throw EventErrors.NoAccess("Offline events binding requires administrator access rights");

        string address = isOffline ? "" : Handler(call);
        if (!isOffline && !WebAddress.IsValid(address))
            throw EventErrors.WrongHandler();
        if (!EventCatalog.Of(call.Caller.Scopes.Append(Scopes.Basic)).Contains(name))
            throw EventErrors.NotFound();
        // There is no queue of notices about the queue.
        if (isOffline && name == EventCatalog.OfflineEvent)
            throw EventErrors.WrongArgument("Offline event cannot be registered for this event.");

        JToken? timeout = Php.Map(call.InAnyCase("OPTIONS"))["minTimeout"];
        var handler = new EventHandler(
            Id: 0,
            application,
            name,
            address,
            isOffline ? 0 : actsAs > 0 || user.IsAdministrator ? actsAs : user.Id,
            Connector(call),
            Php.IsSet(timeout) ? Php.Int(timeout) : 1);
        return bindings.Add(handler) ? true : throw EventErrors.AlreadyBound();
    }

    private JToken Unbind(MethodCall call, SandboxApplication application)
    {
        User user = call.Caller.User;
        string name = Name(call);
        bool isOffline = IsOffline(call);
        if (isOffline && !user.IsAdministrator)
            throw EventErrors.NoAccess("Offline events unbinding requires administrator access rights");

        string address = isOffline ? "" : Handler(call);
        IEnumerable<EventHandler> found = bindings.Of(application)
            .Where(handler => handler.Event == name && handler.Address == address);
        if (isOffline)
            return Removed(found.Where(handler => handler.Connector == Connector(call)));

        JToken? given = call.InAnyCase("AUTH_TYPE");
        int actsAs = Php.IsSet(given) ? Php.Int(given) : user.Id;
        if (!user.IsAdministrator && actsAs != user.Id)
            throw EventErrors.NoAccess("Event unbinding with AUTH_TYPE requires administrator access rights");
        return Removed(found.Where(handler => handler.UserId == actsAs
            || (user.IsAdministrator && !Php.IsSet(given))));
    }

    private JObject Removed(IEnumerable<EventHandler> handlers) => new() { ["count"] = bindings.Remove(handlers) };

    private JToken Get(MethodCall call, SandboxApplication application)
    {
        User user = call.Caller.User;
        return new JArray(bindings.Of(application)
            .Where(handler => user.IsAdministrator || handler.UserId == user.Id)
            .Select(Show));
    }

    private static JObject Show(EventHandler handler) => handler.IsOffline
        ? new() { ["event"] = handler.Event, ["connector_id"] = handler.Connector, ["offline"] = 1 }
        : new()
        {
            ["event"] = handler.Event,
            ["handler"] = handler.Address,
            ["auth_type"] = Php.Text(handler.UserId),
            ["offline"] = 0,
        };

    private static string Name(MethodCall call) =>
        Text(call, "EVENT") is { Length: > 0 } name ? name.ToUpperInvariant() : throw RestException.NoArgument("EVENT");

    private static string Handler(MethodCall call) =>
        Text(call, "HANDLER") is { Length: > 0 } handler ? handler : throw RestException.NoArgument("HANDLER");

    private static bool IsOffline(MethodCall call) => Text(call, "EVENT_TYPE").ToLowerInvariant() switch
    {
        Offline => true,
        Online or "" => false,
        _ => throw EventErrors.WrongArgument($"Value must be one of {{{Online}|{Offline}}}"),
    };

    private static string Connector(MethodCall call) => Text(call, "auth_connector");

    private static string Text(MethodCall call, string name) => Php.Text(call.InAnyCase(name)).Trim();
}

/// <summary>The errors of <c>event.*</c>. The texts are those of the reference.</summary>
internal static class EventErrors
{
    public static RestException NotFound() => new(400, "ERROR_EVENT_NOT_FOUND", "Event not found");

    public static RestException NoAccess(string reason = "") =>
        new(403, "ACCESS_DENIED", reason.Length == 0 ? "Access denied!" : $"Access denied! {reason}");

    public static RestException AlreadyBound() =>
        new(400, "ERROR_CORE", "Unable to set event handler: Handler already binded");

    public static RestException WrongHandler() => new(400, "ERROR_WRONG_HANDLER_URL", "Wrong handler URL");

    public static RestException WrongArgument(string text) => new(400, "ERROR_ARGUMENT", text);
}
