using System;
using System.IO;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Bitrix24.Rest;

/// <summary>Reads the portal's envelope: <c>{result, time}</c>, or <c>{error, error_description}</c>.</summary>
internal static class RestResponse
{
    public static Outcome<JToken> Read(int status, string body)
    {
        JObject? envelope = TryParse(body);
        if (envelope is null)
            return Outcome.Failure<JToken>(NotJson(status));
        if (Error(envelope) is { } error)
            return Outcome.Failure<JToken>(Faults.FromPortal(error.Code, error.Description, status));
        if (status is < 200 or > 299 || envelope["result"] is not { } result)
            return Outcome.Failure<JToken>(NotJson(status));
        return Outcome.Success(result);
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
        // Dates stay the texts they are: Json.NET would otherwise turn them into times of this machine.
        using var reader = new JsonTextReader(new StringReader(body)) { DateParseHandling = DateParseHandling.None };
        try
        {
            return JToken.ReadFrom(reader) as JObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static RestError NotJson(int status) => status switch
    {
        >= 300 and < 400 => new(
            RestErrorCodes.NotAPortal,
            "The portal answered with a redirection. Its address may have changed: connect with the new one.",
            Execution.Refused, status),
        >= 400 and < 500 => new(
            RestErrorCodes.NotAPortal,
            $"The address answered with HTTP {status} and not as a Bitrix24 portal does.",
            Execution.Refused, status),
        >= 500 => Faults.Unclear($"The portal failed with HTTP {status} and gave no readable answer.", status),
        _ => Faults.Unclear("The portal's answer was cut off or is not JSON.", status),
    };
}
