using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;

namespace Bitrix24.SandboxServer;

/// <summary>Reads what tests send, and tells them what is wrong with it.</summary>
internal static class ControlBody
{
    private static readonly StringEnumConverter EnumNames = new();

    /// <summary>Hands the JSON of a request on; null when it has no body.</summary>
    public static async Task<IResult> UseAsync<T>(HttpRequest request, Func<T?, IResult> use)
        where T : class
    {
        using var reader = new StreamReader(request.Body);
        try
        {
            string json = await reader.ReadToEndAsync();
            return use(JsonConvert.DeserializeObject<T>(json, EnumNames));
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            return Results.Text(error.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
