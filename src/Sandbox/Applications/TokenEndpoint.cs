namespace Bitrix24.Sandbox;

/// <summary>
/// The authorization server's <c>/oauth/token/</c>. A real one is a host of its own; this one is the portal's.
/// </summary>
internal sealed class TokenEndpoint(ApplicationRegistry applications, Func<DateTimeOffset> clock)
{
    /// <summary>What the log and the faults know it by.</summary>
    public const string Name = "oauth/token";

    private const string Path = "/" + Name;

    private static readonly string[] Required = ["client_id", "client_secret", "refresh_token"];

    private readonly string _memberId = Secrets.New(32, Secrets.Hexadecimal);

    public static bool IsAt(Uri address) =>
        address.AbsolutePath.TrimEnd('/').EndsWith(Path, StringComparison.OrdinalIgnoreCase);

    public SandboxResponse Serve(Uri address, JObject parameters)
    {
        try
        {
            return Envelope.Bare(Renew(address, parameters));
        }
        catch (RestException error)
        {
            return Envelope.Failure(error);
        }
    }

    private JObject Renew(Uri address, JObject parameters)
    {
        if (Text("grant_type") != "refresh_token" || Required.Any(name => Text(name).Length == 0))
            throw RestException.InvalidTokenRequest();
        SandboxApplication application = applications.Find(Text("client_id"), Text("client_secret"))
            ?? throw RestException.InvalidClient();
        TokenPair tokens = applications.Renew(application, Text("refresh_token"))
            ?? throw RestException.InvalidGrant();

        // The portal may be served under any address: the one that the request went to is right.
        string endpoint = address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        endpoint = endpoint.Substring(0, endpoint.Length - Path.Length) + "/rest/";
        return new JObject
        {
            ["access_token"] = tokens.Access,
            ["client_endpoint"] = endpoint,
            ["domain"] = address.Authority,
            ["expires"] = (clock() + applications.TokenLifetime).ToUnixTimeSeconds(),
            ["expires_in"] = (long)applications.TokenLifetime.TotalSeconds,
            ["member_id"] = _memberId,
            ["refresh_token"] = tokens.Refresh,
            ["scope"] = string.Join(",", application.Scopes),
            ["server_endpoint"] = endpoint,
            ["status"] = "L",
            ["user_id"] = application.UserId,
        };

        string Text(string name) => Php.Text(parameters[name]);
    }
}
