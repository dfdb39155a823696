namespace Bitrix24.Sandbox;

/// <summary><c>app.info</c>, by which an application learns about itself.</summary>
internal sealed class ApplicationMethods(PortalIdentity portal, ApplicationRegistry applications)
{
    private const string LocalApplication = "L";

    public IEnumerable<RestMethod> Methods => [new("app.info", Scopes.Basic, AppInfo)];

    /// <summary>
    /// A portal answers what stands in upper case, the authorization server the rest. This portal is its own
    /// authorization server, and answers both.
    /// </summary>
    private JObject AppInfo(MethodCall call)
    {
        SandboxApplication application = call.Caller.Application ?? throw RestException.NoApplication();
        return new JObject
        {
            ["ID"] = application.Id,
            ["CODE"] = application.ClientId,
            ["VERSION"] = 1,
            ["STATUS"] = LocalApplication,
            ["INSTALLED"] = true,
            ["PAYMENT_EXPIRED"] = "N",
            ["DAYS"] = null,
            ["LANGUAGE_ID"] = "en",
            ["LICENSE"] = "en_ent250",
            ["LICENSE_TYPE"] = "ent250",
            ["LICENSE_FAMILY"] = "ent",
            ["client_id"] = application.ClientId,
            ["scope"] = application.ScopeList,
            ["expires"] = Envelope.Date(applications.EndOf(application.AccessToken)),
            ["install"] = new JObject
            {
                ["installed"] = true,
                ["version"] = "1",
                ["status"] = LocalApplication,
                ["scope"] = application.ScopeList,
                ["domain"] = portal.Domain,
                ["uri"] = portal.Address.GetLeftPart(UriPartial.Authority),
                ["client_endpoint"] = portal.RestUrl,
                ["member_id"] = portal.MemberId,
                ["member_type"] = "user",
            },
            ["user_id"] = Php.Text(application.UserId),
        };
    }
}
