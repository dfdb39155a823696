using Microsoft.AspNetCore.Http.Extensions;

namespace Bitrix24.SandboxServer;

/// <summary>Where the portal is for whoever sent a request.</summary>
internal static class PortalAddress
{
    public static Uri Of(HttpRequest request) => new(UriHelper.BuildAbsolute(request.Scheme, request.Host, "/"));
}
