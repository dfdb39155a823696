namespace Bitrix24.Sandbox;

/// <summary>The portal's applications, and every token that they ever got.</summary>
internal sealed class ApplicationRegistry(TimeSpan tokenLifetime, Func<DateTimeOffset> clock)
{
    private const int TokenLength = 32;

    private static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(180);
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromSeconds(30);

    private readonly List<SandboxApplication> _applications = [];
    private readonly Dictionary<string, IssuedToken> _access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IssuedToken> _refresh = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IssuedToken> _codes = new(StringComparer.Ordinal);

    public TimeSpan TokenLifetime => tokenLifetime;

    public SandboxApplication Create(User user, IEnumerable<string> scopes, Uri? redirectUri)
    {
        TokenPair tokens = NewPair();
        var application = new SandboxApplication(_applications.Count + 1, user, scopes, tokens, redirectUri);
        _applications.Add(application);
        Issue(tokens, application.Caller);
        return application;
    }

    public SandboxApplication? Find(string clientId) =>
        _applications.Find(application => application.ClientId == clientId);

    /// <summary>Whom an access token speaks for; null when the portal has never issued it.</summary>
    /// <exception cref="RestException">It has expired.</exception>
    public Caller? FindCaller(string accessToken)
    {
        if (!_access.TryGetValue(accessToken, out IssuedToken? token))
            return null;
        return clock() < token.Expires ? token.Caller : throw RestException.ExpiredToken();
    }

    /// <summary>When an access token expires.</summary>
    public DateTimeOffset EndOf(string accessToken) => _access[accessToken].Expires;

    /// <summary>Lets an access token expire before its time.</summary>
    public void Expire(string accessToken)
    {
        if (_access.TryGetValue(accessToken, out IssuedToken? token))
            _access[accessToken] = token with { Expires = DateTimeOffset.MinValue };
    }

    /// <summary>Lets the tokens that applications have count anew.</summary>
    public void Restore()
    {
        foreach (SandboxApplication application in _applications)
            _access[application.AccessToken] = new IssuedToken(application.Caller, clock() + tokenLifetime);
    }

    /// <summary>A code that the application can exchange for tokens, once and soon.</summary>
    public string NewCode(SandboxApplication application)
    {
        string code = Secrets.New(TokenLength, Secrets.LowerCase);
        _codes.Add(code, new IssuedToken(application.Caller, clock() + CodeLifetime));
        return code;
    }

    /// <summary>Spends a code on a pair of tokens; null when it is not the application's, spent already or too old.</summary>
    public TokenPair? Exchange(SandboxApplication application, string code) => Spend(_codes, application, code);

    /// <summary>
    /// Spends a refresh token on a new pair; null when it is not the application's, spent already or too old. The
    /// access tokens issued before count on, each until its own end.
    /// </summary>
    public TokenPair? Renew(SandboxApplication application, string refreshToken) =>
        Spend(_refresh, application, refreshToken);

    private TokenPair? Spend(Dictionary<string, IssuedToken> issued, SandboxApplication application, string secret)
    {
        if (!issued.TryGetValue(secret, out IssuedToken? token)
            || token.Caller.Application != application
            || clock() >= token.Expires)
        {
            return null;
        }
        issued.Remove(secret);
        TokenPair tokens = NewPair();
        Issue(tokens, application.Caller);
        application.Renew(tokens);
        return tokens;
    }

    private static TokenPair NewPair() =>
        new(Secrets.New(TokenLength, Secrets.LowerCase), Secrets.New(TokenLength, Secrets.LowerCase));

    private void Issue(TokenPair tokens, Caller caller)
    {
        _access.Add(tokens.Access, new IssuedToken(caller, clock() + tokenLifetime));
        _refresh.Add(tokens.Refresh, new IssuedToken(caller, clock() + RefreshLifetime));
    }
}

/// <summary>What an application gets for a code, or when its tokens are renewed.</summary>
internal sealed record TokenPair(string Access, string Refresh);

/// <summary>Whose a token is, and how long it counts.</summary>
internal sealed record IssuedToken(Caller Caller, DateTimeOffset Expires);
