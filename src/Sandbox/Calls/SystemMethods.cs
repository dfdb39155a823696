namespace Bitrix24.Sandbox;

/// <summary>The methods that tell a user about itself and the portal.</summary>
internal sealed class SystemMethods(MethodTable methods, Func<DateTimeOffset> clock)
{
    public IEnumerable<RestMethod> Methods =>
    [
        new("profile", Scopes.Basic, Profile),
        new("scope", Scopes.Basic, Scope),
        new("server.time", Scopes.Basic, _ => Envelope.Date(clock())),
        new("method.get", Scopes.Basic, MethodGet),
    ];

    private static JObject Profile(MethodCall call)
    {
        User user = call.Caller.User;
        return new JObject
        {
            ["ID"] = Php.Text(user.Id),
            ["ADMIN"] = user.IsAdministrator,
            ["NAME"] = user.Name,
            ["LAST_NAME"] = user.LastName,
            ["PERSONAL_GENDER"] = user.Gender,
            ["TIME_ZONE"] = user.TimeZone,
        };
    }

    private static JArray Scope(MethodCall call) =>
        new JArray(Php.IsTrue(call.InAnyCase("full")) ? Scopes.All : call.Caller.Scopes);

    private JObject MethodGet(MethodCall call)
    {
        RestMethod? method = methods.Find(Php.Text(call.InAnyCase("name")));
        return new JObject
        {
            ["isExisting"] = method is not null,
            ["isAvailable"] = method is not null && call.Caller.Has(method.Scopes),
        };
    }
}
