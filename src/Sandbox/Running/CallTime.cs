using System;
using Newtonsoft.Json.Linq;

namespace Bitrix24.Sandbox;

/// <summary>When a call ran, and how long its method has run lately.</summary>
/// <param name="Start">When it began.</param>
/// <param name="Finish">When it was done.</param>
/// <param name="Operating">The method's operating time in seconds, this call included.</param>
/// <param name="ResetAt">When the oldest part of that is forgotten, in Unix seconds.</param>
internal sealed record CallTime(DateTimeOffset Start, DateTimeOffset Finish, double Operating, long ResetAt)
{
    public JObject ToJson()
    {
        double duration = (Finish - Start).TotalSeconds;
        return new JObject
        {
            ["start"] = Seconds(Start),
            ["finish"] = Seconds(Finish),
            ["duration"] = duration,
            ["processing"] = duration,
            ["date_start"] = Envelope.Date(Start),
            ["date_finish"] = Envelope.Date(Finish),
            ["operating_reset_at"] = ResetAt,
            ["operating"] = Operating,
        };
    }

    private static double Seconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds() / 1000.0;
}
