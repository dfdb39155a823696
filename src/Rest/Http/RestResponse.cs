using Newtonsoft.Json;

namespace Bitrix24.Rest;

/// <summary>Reads the portal's envelope: <c>{result, time}</c>, or <c>{error, error_description}</c>.</summary>
internal static class RestResponse
{
    public static Outcome<RestAnswer> Read(int status, string body) => Read(status, TryParse(body));

    /// <summary>Reads an envelope; null when the body held none.</summary>
    public static Outcome<RestAnswer> Read(int status, JObject? envelope)
    {
        if (envelope is null)
            return Outcome.Failure<RestAnswer>(Faults.NotJson(status));
        if (Error(envelope) is { } error)
            return Outcome.Failure<RestAnswer>(Faults.FromPortal(error.Code, error.Description, status));
        if (status is < 200 or > 299 || envelope["result"] is not { } result)
            return Outcome.Failure<RestAnswer>(Faults.NotJson(status));
        return Outcome.Success(new RestAnswer(result, CallTime.Read(envelope["time"])));
    }

    /// <summary>The error in an envelope or in one item of a batch; null when there is none.</summary>
    public static (string Code, string Description)? Error(JToken? token) => token is JObject map
        && map.TryGetValue("error", out JToken? code)
        && code is JValue { Value: not (null or "") }
            ? ((string)code!, (string?)(map["error_description"] as JValue) ?? "")
            : null;

    /// <summary>The map that a body holds; null when it holds none.</summary>
    public static JObject? TryParse(string body)
    {
        using JsonTextReader reader = Json.ReaderOf(new StringReader(body));
        try
        {
            return Json.Read(reader) as JObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What a request has brought.</summary>
/// <param name="Result">The result.</param>
/// <param name="Time">What the portal tells of the time that it took; null when it tells nothing.</param>
internal sealed record RestAnswer(JToken Result, CallTime? Time);
