using Bitrix24.Sandbox;
using Newtonsoft.Json;

namespace Bitrix24.SandboxServer;

/// <summary>What tests do to the portal from outside, under <c>/_sandbox/</c>.</summary>
internal static class ControlEndpoints
{
    public static void Map(WebApplication app, SandboxPortal portal)
    {
        app.MapPost("/_sandbox/reset", (HttpRequest request) => ControlBody.ChangeAsync(
            request, new SandboxSettings(), settings => Do(() => Reset(portal, settings))));
        app.MapGet("/_sandbox/settings", () => ControlBody.Show(portal.Settings));
        app.MapPost("/_sandbox/settings", (HttpRequest request) => ControlBody.ChangeAsync(
            request, portal.Settings with { }, settings => Do(() => portal.Settings = settings)));
        app.MapGet("/_sandbox/statistics", () => Results.Json(portal.Statistics));
        app.MapGet("/_sandbox/lines", () => Results.Json(portal.Lines));
        app.MapGet("/_sandbox/requests", () => Results.Json(portal.Requests
            .Select(request => new { method = request.Method, calls = request.Calls, status = request.Status })));
        app.MapDelete("/_sandbox/requests", () => Do(portal.Requests.Clear));
        app.MapPost("/_sandbox/faults", (HttpRequest request) => ControlBody.UseAsync<SandboxFault>(
            request, fault => Do(() => portal.Faults.Add(fault!))));
        app.MapDelete("/_sandbox/faults", () => Do(portal.Faults.Clear));
        app.MapGet("/_sandbox/application", (HttpRequest request) => Show(portal.Application, request));
        app.MapPost("/_sandbox/applications", (HttpRequest request) => ControlBody.UseAsync<ApplicationOrder>(
            request, order => Show(Create(portal, order), request)));
        app.MapGet("/_sandbox/connectordata/{connector}/{line:int}", (string connector, int line) => Results.Json(
            portal.ConnectorData(connector, line)));
        app.MapGet("/_sandbox/deliveries", () => Results.Json(portal.Deliveries));
        app.MapPost("/_sandbox/events", (HttpRequest request) => ControlBody.UseAsync<EventOrder>(
            request, order => Do(() => Raise(portal, order ?? new EventOrder()))));
        app.MapGet("/_sandbox/bots/{id:int}", (int id) => portal.Bot(id) is { } bot
            ? Results.Json(bot)
            : Results.NotFound());
    }

    private static IResult Do(Action action)
    {
        action();
        return Results.NoContent();
    }

    private static void Reset(SandboxPortal portal, SandboxSettings settings)
    {
        portal.Reset();
        portal.Settings = settings;
    }

    private static void Raise(SandboxPortal portal, EventOrder order) =>
        portal.RaiseEvent(order.Event, order.Data.ToString(Formatting.None), order.Bot);

    private static SandboxApplication Create(SandboxPortal portal, ApplicationOrder? order) => portal.CreateApplication(
        order?.User ?? portal.Application.UserId,
        order?.RedirectUri,
        order?.Scopes ?? [.. portal.Application.Scopes]);

    private static IResult Show(SandboxApplication application, HttpRequest request)
    {
        Uri portal = PortalAddress.Of(request);
        return Results.Json(new
        {
            portal,
            authorizationServer = portal,
            clientId = application.ClientId,
            clientSecret = application.ClientSecret,
            accessToken = application.AccessToken,
            refreshToken = application.RefreshToken,
        });
    }
}
