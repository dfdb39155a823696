using System.Text;
using Newtonsoft.Json;

namespace Bitrix24.Sandbox;

/// <summary>When a call ran, and how long its method has run lately.</summary>
/// <param name="Start">When it began.</param>
/// <param name="Finish">When it was done.</param>
/// <param name="Operating">The method's operating time in seconds, this call included.</param>
/// <param name="ResetAt">When the oldest part of that is forgotten, in Unix seconds.</param>
internal sealed record CallTime(DateTimeOffset Start, DateTimeOffset Finish, double Operating, long ResetAt)
{
    /// <summary>As text and not as tokens: it comes with every call of a batch, and nobody looks into it.</summary>
    public JRaw ToJson()
    {
        string duration = JsonConvert.ToString((Finish - Start).TotalSeconds);
        return new JRaw(new StringBuilder(capacity: 256)
            .Append("{\"start\":").Append(Seconds(Start))
            .Append(",\"finish\":").Append(Seconds(Finish))
            .Append(",\"duration\":").Append(duration)
            .Append(",\"processing\":").Append(duration)
            .Append(",\"date_start\":\"").Append(Envelope.Date(Start))
            .Append("\",\"date_finish\":\"").Append(Envelope.Date(Finish))
            .Append("\",\"operating_reset_at\":").Append(JsonConvert.ToString(ResetAt))
            .Append(",\"operating\":").Append(JsonConvert.ToString(Operating))
            .Append('}')
            .ToString());
    }

    private static string Seconds(DateTimeOffset moment) =>
        JsonConvert.ToString(moment.ToUnixTimeMilliseconds() / 1000.0);
}
