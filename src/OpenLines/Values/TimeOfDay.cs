using System.Globalization;
using System.Text.RegularExpressions;

namespace Bitrix24.OpenLines;

/// <summary>
/// A time on the clock, from 00:00 to 23:59. Prints as <c>HH:mm</c>; reads that and the portal's own
/// <c>9</c>, <c>18.30</c> and <c>0</c>.
/// </summary>
internal readonly struct TimeOfDay : IEquatable<TimeOfDay>, IComparable<TimeOfDay>, IComparable
{
    // "9", "09", "9:05", "09:05", "18.30". One digit after the separator could mean 3 minutes or 30: it is refused.
    private static readonly Regex Form = new(
        "^(?<hour>[0-9]{1,2})([:.](?<minute>[0-9]{2})(:00)?)?$", RegexOptions.CultureInvariant);

    /// <summary>Makes a time of day.</summary>
    /// <param name="hour">0 to 23.</param>
    /// <param name="minute">0 to 59.</param>
    public TimeOfDay(int hour, int minute)
    {
        if (hour is < 0 or > 23)
            throw new ArgumentOutOfRangeException(nameof(hour));
        if (minute is < 0 or > 59)
            throw new ArgumentOutOfRangeException(nameof(minute));
        Hour = hour;
        Minute = minute;
    }

    /// <summary>The hour, 0 to 23.</summary>
    public int Hour { get; }

    /// <summary>The minute, 0 to 59.</summary>
    public int Minute { get; }

    /// <summary>Whether two times are the same.</summary>
    public static bool operator ==(TimeOfDay left, TimeOfDay right) => left.Equals(right);

    /// <summary>Whether two times differ.</summary>
    public static bool operator !=(TimeOfDay left, TimeOfDay right) => !left.Equals(right);

    /// <summary>Whether one time is earlier than another.</summary>
    public static bool operator <(TimeOfDay left, TimeOfDay right) => left.CompareTo(right) < 0;

    /// <summary>Whether one time is earlier than another or the same.</summary>
    public static bool operator <=(TimeOfDay left, TimeOfDay right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one time is later than another.</summary>
    public static bool operator >(TimeOfDay left, TimeOfDay right) => left.CompareTo(right) > 0;

    /// <summary>Whether one time is later than another or the same.</summary>
    public static bool operator >=(TimeOfDay left, TimeOfDay right) => left.CompareTo(right) >= 0;

    /// <summary>Reads a time of day.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static TimeOfDay Parse(string text) => TryParse(text, out TimeOfDay time)
        ? time
        : throw InvalidValue.Of(text, "is not a time of day. Write HH:MM, from 00:00 to 23:59.");

    /// <summary>Reads a time of day; false when it is none.</summary>
    public static bool TryParse(string? text, out TimeOfDay time)
    {
        time = default;
        Match match = Form.Match(text?.Trim() ?? "");
        if (!match.Success)
            return false;

        int hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        int minute = match.Groups["minute"] is { Success: true } group
            ? int.Parse(group.Value, CultureInfo.InvariantCulture)
            : 0;
        if (hour > 23 || minute > 59)
            return false;
        time = new TimeOfDay(hour, minute);
        return true;
    }

    /// <summary>The form that older portals take and keep: <c>9</c>, <c>18.30</c>.</summary>
    internal string ToDotted() => Minute == 0
        ? Hour.ToString(CultureInfo.InvariantCulture)
        : string.Format(CultureInfo.InvariantCulture, "{0}.{1:00}", Hour, Minute);

    /// <inheritdoc/>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0:00}:{1:00}", Hour, Minute);

    /// <inheritdoc/>
    public bool Equals(TimeOfDay other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TimeOfDay other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Hour * 60 + Minute;

    /// <inheritdoc/>
    public int CompareTo(TimeOfDay other) => (Hour * 60 + Minute).CompareTo(other.Hour * 60 + other.Minute);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj is TimeOfDay other ? CompareTo(other) : 1;
}
