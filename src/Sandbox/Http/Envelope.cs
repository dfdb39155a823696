using System.Globalization;

namespace Bitrix24.Sandbox;

/// <summary>What every answer is wrapped in.</summary>
internal static class Envelope
{
    public static SandboxResponse Success(FinishedCall call)
    {
        MethodResult result = call.Result;
        var envelope = new JObject { ["result"] = result.Value };
        if (result.Next is { } next)
            envelope["next"] = next;
        if (result.Total is { } total)
            envelope["total"] = total;
        envelope["time"] = call.Time.ToJson();
        return new SandboxResponse(200, SandboxResponse.Json, Json.Write(envelope));
    }

    /// <summary>An answer that stands for itself; so speaks the authorization server.</summary>
    public static SandboxResponse Bare(JObject answer) =>
        new(200, SandboxResponse.Json, Json.Write(answer));

    public static SandboxResponse Failure(RestException error) =>
        new(error.Status, SandboxResponse.Json, Json.Write(Error(error)));

    /// <summary>An error, as it stands alone and as it stands in a batch.</summary>
    public static JObject Error(RestException error)
    {
        var shown = new JObject { ["error"] = error.Code, ["error_description"] = error.Message };
        if (error.Argument is { } argument)
            shown["argument"] = argument;
        return shown;
    }

    public static string Date(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
