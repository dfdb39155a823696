using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bitrix24.OpenLines;

/// <summary>A day. Reads and goes out as YYYY-MM-DD; the time of day of a DateTime is dropped.</summary>
internal sealed class DateFormat : ValueFormat<DateTime>
{
    private const string Form = "yyyy-MM-dd";

    protected override DateTime ParseValue(object given) => given is DateTimeOffset moment
        ? moment.Date
        : TryParse(TextOf(given)) ?? throw InvalidValue.Of(given, "is not a date. Write YYYY-MM-DD.");

    protected override DateTime Check(DateTime value) => value.Date;

    protected override JToken WriteValue(DateTime value) => value.ToString(Form, CultureInfo.InvariantCulture);

    protected override object? ReadValue(JToken token) => TryParse(TextOf(token));

    private static DateTime? TryParse(string? text) =>
        DateTime.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date)
            ? date
            : null;
}

/// <summary>A time of day. Goes out as HH:MM, as documented; older portals answer <c>9</c> and <c>18.30</c>.</summary>
internal sealed class TimeOfDayFormat : ValueFormat<TimeOfDay>
{
    protected override TimeOfDay ParseValue(object given) => given switch
    {
        // Typed without quotes, 18.30 is the number 18.3: whether 18:30 or 18:03 was meant is lost.
        double or float or decimal => throw InvalidValue.Of(given, "is a number. Write a time in quotes, as 'HH:MM'."),
        DateTime moment => new TimeOfDay(moment.Hour, moment.Minute),
        DateTimeOffset moment => new TimeOfDay(moment.Hour, moment.Minute),
        TimeSpan { Days: 0 } span when span >= TimeSpan.Zero => new TimeOfDay(span.Hours, span.Minutes),
        IDictionary json => TimeOfDay.Parse(
            $"{EntryOf(json, nameof(TimeOfDay.Hour))}:{EntryOf(json, nameof(TimeOfDay.Minute)):00}"),
        _ => TimeOfDay.Parse(TextOf(given) ?? ""),
    };

    protected override JToken WriteValue(TimeOfDay value) => value.ToString();

    protected override object? ReadValue(JToken token) =>
        TimeOfDay.TryParse(Padded(TextOf(token)), out TimeOfDay time) ? time : null;

    /// <summary>A portal that has calculated the time answers a number: 23.3 is 23:30.</summary>
    private static string? Padded(string? text) =>
        text is { Length: > 2 } && text[text.Length - 2] == '.' ? $"{text}0" : text;
}

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

/// <summary>Public holidays: one text <c>DD.MM,DD.MM</c> to the portal, a list of such days from it.</summary>
internal sealed class HolidaysFormat : ValueFormat<ValueList<DayOfYear>>
{
    // Excel takes a cell with one day for a number, and drops the zero at its end.
    private static readonly Regex MayBeShortened = new(@"^(\d{1,2})\.1$", RegexOptions.CultureInvariant);

    protected override ValueList<DayOfYear> ParseValue(object given)
    {
        if (given is string text && MayBeShortened.Match(text.Trim()) is { Success: true } day)
        {
            string digits = day.Groups[1].Value.PadLeft(2, '0');
            throw InvalidValue.Of(
                text, $"may be a day in October that Excel has shortened. Write '{digits}.01' or '{digits}.10'.");
        }
        return new(ListReader.Elements(given).Select(ParseDay));
    }

    protected override JToken WriteValue(ValueList<DayOfYear> value) => string.Join(",", value);

    protected override object? ReadValue(JToken token) => new ValueList<DayOfYear>(ListReader.Elements(token)
        .Select(element => DayOfYear.TryParse(TextOf(element), out DayOfYear day) ? day : (DayOfYear?)null)
        .OfType<DayOfYear>());

    private static DayOfYear ParseDay(object given) => given switch
    {
        DayOfYear day => day,
        DateTime date => DayOfYear.Parse($"{date.Day}.{date.Month}"),
        // Typed without quotes, 25.10 is the number 25.1: whether October or January was meant is lost.
        double or float or decimal => throw InvalidValue.Of(given, "is a number. Write days in quotes, as '25.12'."),
        IDictionary json => DayOfYear.Parse(
            $"{EntryOf(json, nameof(DayOfYear.Day))}.{EntryOf(json, nameof(DayOfYear.Month))}"),
        _ => DayOfYear.Parse(TextOf(given) ?? ""),
    };
}

/// <summary>Days of the week, which the portal writes as a list of MO to SU.</summary>
internal sealed class WeekDaysFormat : ValueFormat<WeekDays>
{
    private static readonly WeekDays[] Days =
        [.. Enum.GetValues(typeof(WeekDays)).Cast<WeekDays>().Where(day => day != WeekDays.None)];

    public override IReadOnlyList<string> AllowedValues { get; } = [.. Days.Select(Code)];

    protected override WeekDays ParseValue(object given) => given switch
    {
        // JSON writes the flags as their sum.
        int or long => FromNumber(Convert.ToInt64(given, System.Globalization.CultureInfo.InvariantCulture)),
        _ => ListReader.Elements(given).Aggregate(WeekDays.None, (days, element) => days | ParseDay(element)),
    };

    protected override JToken WriteValue(WeekDays value) =>
        ListReader.Write(Days.Where(day => value.HasFlag(day)).Select(day => (JToken)Code(day)));

    protected override object? ReadValue(JToken token) => ListReader.Elements(token)
        .Aggregate(WeekDays.None, (days, element) => days | (Find(TextOf(element)) ?? WeekDays.None));

    private static WeekDays ParseDay(object element) => element is WeekDays days
        ? days
        : Find(TextOf(element)) ?? throw InvalidValue.Of(
            element, $"is not a day of the week. Write {string.Join(", ", Days.Select(Code))}.");

    private static WeekDays? Find(string? text)
    {
        if (string.Equals(text, nameof(WeekDays.None), StringComparison.OrdinalIgnoreCase))
            return WeekDays.None;
        foreach (WeekDays day in Days)
        {
            if (string.Equals(text, day.ToString(), StringComparison.OrdinalIgnoreCase)
                || string.Equals(text, Code(day), StringComparison.OrdinalIgnoreCase))
                return day;
        }
        return null;
    }

    private static WeekDays FromNumber(long number) => number is >= 0 and < 128
        ? (WeekDays)number
        : throw InvalidValue.Of(number, "is not a sum of days of the week.");

    private static string Code(WeekDays day) => day.ToString().Substring(0, 2).ToUpperInvariant();
}
