namespace Bitrix24.Sandbox;

/// <summary>Wraps events as handlers receive them: who sends, from which portal, with which tokens.</summary>
internal sealed class EventEnvelope(PortalIdentity portal, TimeSpan tokenLifetime, Func<DateTimeOffset> clock)
{
    private const int TokenLength = 32;

    private readonly Dictionary<string, string> _tokens = [];

    /// <summary>What a handler receives.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="data">What the event says.</param>
    /// <param name="userId">Who has caused it; 0 for nobody.</param>
    public SandboxDelivery Wrap(EventHandler handler, JToken data, int userId)
    {
        var body = new JObject
        {
            ["event"] = handler.Event,
            ["event_handler_id"] = handler.Id,
            ["data"] = data.DeepClone(),
            ["ts"] = clock().ToUnixTimeSeconds(),
            ["auth"] = Auth(
                handler.Application,
                handler.UserId > 0 ? handler.UserId : userId,
                mayRenew: handler.Event == EventCatalog.OfflineEvent),
        };
        return Deliver(handler.Event, handler.Address, body);
    }

    /// <summary>What a bot receives at its address.</summary>
    public SandboxDelivery Wrap(string name, string to, JToken data, SandboxApplication? application) =>
        Deliver(name, to, new JObject
        {
            ["event"] = name,
            ["data"] = data.DeepClone(),
            ["ts"] = clock().ToUnixTimeSeconds(),
            ["auth"] = application is null
                ? Portal()
                : Auth(application, application.UserId, mayRenew: false),
        });

    private SandboxDelivery Deliver(string name, string to, JObject body) =>
        new(name, to, clock(), PhpForm.Encode(body), Json.Write(body));

    /// <summary>
    /// A portal can only give away the tokens of a user that has some here; what nobody has caused comes without.
    /// </summary>
    private JObject Auth(SandboxApplication application, int userId, bool mayRenew)
    {
        var auth = new JObject();
        if (userId == application.UserId)
        {
            auth["access_token"] = application.AccessToken;
            auth["expires"] = (clock() + tokenLifetime).ToUnixTimeSeconds();
            auth["expires_in"] = (int)tokenLifetime.TotalSeconds;
        }
        auth["scope"] = application.ScopeList;
        auth["status"] = "L";
        auth.Merge(Portal());
        auth["user_id"] = userId;
        if (mayRenew && userId == application.UserId)
            auth["refresh_token"] = application.RefreshToken;
        auth["application_token"] = TokenOf(application.ClientId);
        return auth;
    }

    private JObject Portal() => new()
    {
        ["domain"] = portal.Domain,
        ["server_endpoint"] = portal.RestUrl,
        ["client_endpoint"] = portal.RestUrl,
        ["member_id"] = portal.MemberId,
    };

    private string TokenOf(string clientId)
    {
        if (!_tokens.TryGetValue(clientId, out string? token))
            _tokens[clientId] = token = Secrets.New(TokenLength, Secrets.Hexadecimal);
        return token;
    }
}
