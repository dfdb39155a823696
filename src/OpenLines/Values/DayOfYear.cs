using System.Globalization;
using System.Text.RegularExpressions;

namespace Bitrix24.OpenLines;

/// <summary>A day that comes every year, such as a public holiday. Prints and reads as <c>DD.MM</c>.</summary>
internal readonly struct DayOfYear : IEquatable<DayOfYear>
{
    private static readonly Regex Form = new(
        "^(?<day>[0-9]{1,2})[.](?<month>[0-9]{1,2})[.]?$", RegexOptions.CultureInvariant);

    private DayOfYear(int day, int month)
    {
        Day = day;
        Month = month;
    }

    /// <summary>The day of the month, 1 to 31.</summary>
    public int Day { get; }

    /// <summary>The month, 1 to 12.</summary>
    public int Month { get; }

    /// <summary>Whether two days are the same.</summary>
    public static bool operator ==(DayOfYear left, DayOfYear right) => left.Equals(right);

    /// <summary>Whether two days differ.</summary>
    public static bool operator !=(DayOfYear left, DayOfYear right) => !left.Equals(right);

    /// <summary>Reads a day; 29.02 is one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DayOfYear Parse(string text) => TryParse(text, out DayOfYear day)
        ? day
        : throw InvalidValue.Of(text, "is not a day of the year. Write DD.MM, for example 25.12.");

    /// <summary>Reads a day; false when it is none.</summary>
    public static bool TryParse(string? text, out DayOfYear result)
    {
        result = default;
        Match match = Form.Match(text?.Trim() ?? "");
        if (!match.Success)
            return false;

        int day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
        int month = int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture);
        const int anyLeapYear = 2024;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(anyLeapYear, month))
            return false;
        result = new DayOfYear(day, month);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0:00}.{1:00}", Day, Month);

    /// <inheritdoc/>
    public bool Equals(DayOfYear other) => Day == other.Day && Month == other.Month;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DayOfYear other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Month * 32 + Day;
}
