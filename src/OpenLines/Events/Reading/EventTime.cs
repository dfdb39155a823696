using System.Globalization;

namespace Bitrix24.OpenLines;

/// <summary>Reads moments: seconds since 1970, or a date with a time zone. What is neither is none.</summary>
internal static class EventTime
{
    private const long MaxSeconds = 253402300799;

    public static DateTimeOffset? TryParse(JToken? token)
    {
        string? text = JsonField.Text(token);
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds))
            return seconds is > 0 and <= MaxSeconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
        return DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out DateTimeOffset moment)
            ? moment
            : null;
    }
}
