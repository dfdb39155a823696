using System;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Bitrix24.Sandbox;

/// <summary>What every answer is wrapped in.</summary>
internal static class Envelope
{
    /// <summary>How long the operating time of a method is remembered.</summary>
    private static readonly TimeSpan OperatingWindow = TimeSpan.FromMinutes(10);

    public static SandboxResponse Success(MethodResult result, JObject time)
    {
        var envelope = new JObject { ["result"] = result.Value };
        if (result.Next is { } next)
            envelope["next"] = next;
        if (result.Total is { } total)
            envelope["total"] = total;
        envelope["time"] = time;
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

    public static JObject Time(DateTimeOffset start, DateTimeOffset finish)
    {
        double duration = (finish - start).TotalSeconds;
        return new JObject
        {
            ["start"] = Seconds(start),
            ["finish"] = Seconds(finish),
            ["duration"] = duration,
            ["processing"] = duration,
            ["date_start"] = Date(start),
            ["date_finish"] = Date(finish),
            ["operating_reset_at"] = (finish + OperatingWindow).ToUnixTimeSeconds(),
            ["operating"] = 0,
        };
    }

    public static string Date(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static double Seconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds() / 1000.0;
}
