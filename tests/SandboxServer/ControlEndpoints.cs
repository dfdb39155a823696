using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Bitrix24.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;

namespace Bitrix24.SandboxServer;

/// <summary>What tests do to the portal from outside, under <c>/_sandbox/</c>.</summary>
internal static class ControlEndpoints
{
    private static readonly StringEnumConverter EnumNames = new();

    public static void Map(WebApplication app, SandboxPortal portal)
    {
        app.MapPost("/_sandbox/reset", () => Do(portal.Reset));
        app.MapGet("/_sandbox/requests", () => Results.Json(portal.Requests
            .Select(request => new { method = request.Method, calls = request.Calls, status = request.Status })));
        app.MapDelete("/_sandbox/requests", () => Do(portal.Requests.Clear));
        app.MapPost("/_sandbox/faults", (HttpRequest request) => AddFaultAsync(portal, request));
        app.MapDelete("/_sandbox/faults", () => Do(portal.Faults.Clear));
    }

    private static IResult Do(Action action)
    {
        action();
        return Results.NoContent();
    }

    private static async Task<IResult> AddFaultAsync(SandboxPortal portal, HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        try
        {
            string json = await reader.ReadToEndAsync();
            portal.Faults.Add(JsonConvert.DeserializeObject<SandboxFault>(json, EnumNames)!);
            return Results.NoContent();
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            return Results.Text(error.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
