using Bitrix24.Sandbox;
using Microsoft.AspNetCore.Http.Extensions;

namespace Bitrix24.SandboxServer;

/// <summary>Hands every request to the portal, and what the portal answers back.</summary>
internal static class PortalEndpoint
{
    public static void Map(WebApplication app, SandboxPortal portal) =>
        app.MapFallback("{**path}", context => ServeAsync(portal, context));

    private static async Task ServeAsync(SandboxPortal portal, HttpContext context)
    {
        // A page of any site may call a portal.
        context.Response.Headers.AccessControlAllowOrigin = "*";
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            context.Response.Headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
            context.Response.Headers.AccessControlAllowHeaders = "Origin, X-Requested-With, Content-Type, Accept";
            return;
        }
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }
        using var reader = new StreamReader(context.Request.Body);
        var request = new SandboxRequest(
            new Uri(context.Request.GetEncodedUrl()),
            context.Request.ContentType,
            await reader.ReadToEndAsync(context.RequestAborted),
            (string?)context.Request.Headers.Authorization);

        SandboxResponse response = await portal.HandleAsync(request, context.RequestAborted);
        if (response.Connection is not SandboxConnection.Answered)
        {
            // Too late to refuse the connection; to break it is the closest thing.
            context.Abort();
            return;
        }
        context.Response.StatusCode = response.Status;
        if (response.Location is { } location)
            context.Response.Headers.Location = location.AbsoluteUri;
        context.Response.ContentType = $"{response.ContentType}; charset=utf-8";
        await context.Response.WriteAsync(response.Body, context.RequestAborted);
    }
}
