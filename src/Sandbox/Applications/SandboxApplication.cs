namespace Bitrix24.Sandbox;

/// <summary>
/// A local application that is installed on the portal, with one user's tokens. Safe to read while they are renewed.
/// </summary>
public sealed class SandboxApplication
{
    private volatile TokenPair _tokens;

    internal SandboxApplication(
        int id, User user, IEnumerable<string> scopes, TokenPair tokens, Uri? redirectUri)
    {
        Id = id;
        ClientId = $"local.{Secrets.New(14, Secrets.Hexadecimal)}.{Secrets.New(8, Secrets.Digits)}";
        ClientSecret = Secrets.New(50, Secrets.MixedCase);
        Caller = new Caller(user, scopes, this);
        _tokens = tokens;
        RedirectUri = redirectUri;
    }

    /// <summary>The application's code, such as <c>local.5c8bb1b0891cf2.87252039</c>.</summary>
    public string ClientId { get; }

    /// <summary>What it proves itself with to the authorization server.</summary>
    public string ClientSecret { get; }

    /// <summary>The access token that was issued last.</summary>
    public string AccessToken => _tokens.Access;

    /// <summary>The refresh token that was issued last.</summary>
    public string RefreshToken => _tokens.Refresh;

    /// <summary>The user it acts as.</summary>
    public int UserId => Caller.User.Id;

    /// <summary>What it may call.</summary>
    public IReadOnlyList<string> Scopes => Caller.Scopes;

    /// <summary>Where the user comes back to with an authorization code; null where the user is shown it.</summary>
    public Uri? RedirectUri { get; }

    /// <summary>Its scopes as answers and events have them, in one text.</summary>
    internal string ScopeList => string.Join(",", Scopes);

    internal int Id { get; }

    internal Caller Caller { get; }

    internal void Renew(TokenPair tokens) => _tokens = tokens;
}
