using System.Globalization;

namespace Bitrix24.Rest;

/// <summary>What a portal tells of the time that a call took it. Each part may be missing.</summary>
/// <param name="Duration">How long the call took.</param>
/// <param name="Operating">How long calls of this method have taken in the last ten minutes.</param>
/// <param name="ResetIn">When some of that is forgotten, counted from the end of the call.</param>
internal sealed record CallTime(TimeSpan? Duration, TimeSpan? Operating, TimeSpan? ResetIn)
{
    /// <summary>Reads the <c>time</c> of an answer.</summary>
    public static CallTime? Read(JToken? time)
    {
        if (time is not JObject map)
            return null;
        double? resetAt = Number(map["operating_reset_at"]);
        // The portal's clock and this machine's may differ: only what lies between two moments of the one counts.
        double? finish = Number(map["finish"]);
        return new CallTime(
            Seconds(Number(map["duration"])),
            Seconds(Number(map["operating"])),
            Seconds(resetAt - finish));
    }

    private static TimeSpan? Seconds(double? number) =>
        number is >= 0 and < 1e6 ? TimeSpan.FromSeconds(number.Value) : null;

    private static double? Number(JToken? token) => token is JValue { Value: not null } value
        && double.TryParse(
            Convert.ToString(value.Value, CultureInfo.InvariantCulture), NumberStyles.Float,
            CultureInfo.InvariantCulture, out double number)
                ? number
                : null;
}
