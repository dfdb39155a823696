using System.Globalization;

namespace Bitrix24.OpenLines;

/// <summary>
/// A moment. Goes out in seconds since 1970. A text without an offset, or a DateTime of no kind, is local time.
/// </summary>
internal sealed class UnixTimeFormat : ValueFormat<DateTimeOffset>
{
    private const string Expected = "is not a time. Write 2026-11-21T20:45:00+01:00, or seconds since 1970.";

    protected override DateTimeOffset ParseValue(object given) => given is DateTime time
        ? new DateTimeOffset(time)
        : TryParse(TextOf(given)) ?? throw InvalidValue.Of(given, Expected);

    protected override JToken WriteValue(DateTimeOffset value) => value.ToUnixTimeSeconds();

    protected override object? ReadValue(JToken token) => TryParse(TextOf(token));

    private static DateTimeOffset? TryParse(string? text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds))
            return seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;
        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset time)
                ? time
                : null;
    }
}
