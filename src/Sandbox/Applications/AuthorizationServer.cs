namespace Bitrix24.Sandbox;

/// <summary>
/// The authorization server: <c>/oauth/authorize/</c> gives codes, <c>/oauth/token/</c> takes them for tokens and renews
/// those. A real one is a host of its own; this one is the portal's.
/// </summary>
/// <param name="portal">The portal that it speaks for.</param>
/// <param name="applications">Whom it knows.</param>
internal sealed class AuthorizationServer(PortalIdentity portal, ApplicationRegistry applications)
{
    /// <summary>Where tokens come from. The log and the faults know it by this name.</summary>
    public const string TokenPage = "oauth/token";

    private const string AuthorizePage = "oauth/authorize";

    private static readonly string[] Pages = [TokenPage, AuthorizePage];

    /// <summary>The page at an address; null where this server has none.</summary>
    public static string? PageAt(Uri address)
    {
        string path = address.AbsolutePath.TrimEnd('/');
        return Array.Find(Pages, page => path.EndsWith($"/{page}", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether it is this server that serves what the log knows by a name.</summary>
    public static bool Has(string name) => Pages.Contains(name, StringComparer.OrdinalIgnoreCase);

    public SandboxResponse Serve(string page, JObject parameters)
    {
        if (page == AuthorizePage)
            return Authorize(parameters);
        try
        {
            return Envelope.Bare(GiveTokens(parameters));
        }
        catch (RestException error)
        {
            return Envelope.Failure(error);
        }
    }

    /// <summary>
    /// The application's user agrees at once. The code goes to the return address of the application's settings; an
    /// application without one has its user read the code from the page.
    /// </summary>
    private SandboxResponse Authorize(JObject parameters)
    {
        if (applications.Find(Text(parameters, "client_id")) is not { } application)
            return new SandboxResponse(400, SandboxResponse.Html, "<html><body>Application not found</body></html>");
        string code = applications.NewCode(application);
        if (application.RedirectUri is not { } target)
        {
            return new SandboxResponse(
                200, SandboxResponse.Html, $"<html><body>Authorization code: <b>{code}</b></body></html>");
        }
        var answer = new JObject { ["code"] = code };
        if (parameters["state"] is { } state)
            answer["state"] = Php.Text(state);
        answer["domain"] = portal.Domain;
        answer["member_id"] = portal.MemberId;
        answer["scope"] = application.ScopeList;
        answer["server_domain"] = portal.Domain;
        string separator = target.Query.Length > 0 ? "&" : "?";
        return SandboxResponse.Redirect(new Uri($"{target}{separator}{PhpForm.Encode(answer)}"));
    }

    private JObject GiveTokens(JObject parameters)
    {
        string grant = Text(parameters, "grant_type");
        string proof = grant switch
        {
            "refresh_token" => Text(parameters, "refresh_token"),
            "authorization_code" => Text(parameters, "code"),
            _ => "",
        };
        string clientId = Text(parameters, "client_id");
        string clientSecret = Text(parameters, "client_secret");
        if (proof.Length == 0 || clientId.Length == 0 || clientSecret.Length == 0)
            throw RestException.InvalidTokenRequest();
        SandboxApplication? application = applications.Find(clientId);
        if (application?.ClientSecret != clientSecret)
            throw RestException.InvalidClient();
        TokenPair tokens = (grant == "refresh_token"
            ? applications.Renew(application!, proof)
            : applications.Exchange(application!, proof)) ?? throw RestException.InvalidGrant();
        return new JObject
        {
            ["access_token"] = tokens.Access,
            ["client_endpoint"] = portal.RestUrl,
            ["domain"] = portal.Domain,
            ["expires"] = applications.EndOf(tokens.Access).ToUnixTimeSeconds(),
            ["expires_in"] = (long)applications.TokenLifetime.TotalSeconds,
            ["member_id"] = portal.MemberId,
            ["refresh_token"] = tokens.Refresh,
            ["scope"] = application!.ScopeList,
            ["server_endpoint"] = portal.RestUrl,
            ["status"] = "L",
            ["user_id"] = application.UserId,
        };
    }

    private static string Text(JObject parameters, string name) => Php.Text(parameters[name]);
}
