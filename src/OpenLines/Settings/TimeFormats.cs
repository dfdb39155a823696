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

/// <summary>
/// A time of day as the text HH:MM, which goes out as documented; older portals answer <c>9</c> and <c>18.30</c>.
/// </summary>
internal sealed class TimeOfDayFormat : ValueFormat<string>
{
    private static readonly Regex FractionOfDay = new(
        @"^\s*0?[.,](?<digits>\d+)\s*$", RegexOptions.CultureInvariant);

    protected override string ParseValue(object given) => ParseTime(given).ToString();

    protected override string Check(string value) => ParseTime(value).ToString();

    protected override JToken WriteValue(string value) => value;

    protected override object? ReadValue(JToken token) =>
        TimeOfDay.TryParse(Padded(TextOf(token)), out TimeOfDay time) ? time.ToString() : null;

    /// <summary>The time that a fraction of a day stands for, in words.</summary>
    private static string TimeOf(Match match)
    {
        double days = double.Parse($"0.{match.Groups["digits"].Value}", CultureInfo.InvariantCulture);
        var time = TimeSpan.FromMinutes(Math.Round(days * TimeSpan.FromDays(1).TotalMinutes));
        return time.Days > 0 ? "" : $": {new TimeOfDay(time.Hours, time.Minutes)}";
    }

    private static TimeOfDay ParseTime(object given) => given switch
    {
        // Typed without quotes, 18.30 is the number 18.3: whether 18:30 or 18:03 was meant is lost.
        double or float or decimal => throw InvalidValue.Of(given, "is a number. Write a time in quotes, as 'HH:MM'."),
        string text when FractionOfDay.Match(text) is { Success: true } match => throw InvalidValue.Of(
            text, $"is a part of a day, as Excel stores times{TimeOf(match)}. Write HH:MM."),
        DateTime moment => new TimeOfDay(moment.Hour, moment.Minute),
        DateTimeOffset moment => new TimeOfDay(moment.Hour, moment.Minute),
        TimeSpan { Days: 0 } span when span >= TimeSpan.Zero => new TimeOfDay(span.Hours, span.Minutes),
        _ => TimeOfDay.Parse(TextOf(given) ?? ""),
    };

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

/// <summary>
/// Public holidays, each as the text DD.MM: one text with commas to the portal, a list of such days from it.
/// </summary>
internal sealed class HolidaysFormat : ValueFormat<ValueList<string>>
{
    // Excel takes a cell with one day for a number, and drops the zero at its end.
    private static readonly Regex MayBeShortened = new(@"^(\d{1,2})\.1$", RegexOptions.CultureInvariant);

    protected override ValueList<string> ParseValue(object given)
    {
        if (given is string text && MayBeShortened.Match(text.Trim()) is { Success: true } day)
        {
            string digits = day.Groups[1].Value.PadLeft(2, '0');
            throw InvalidValue.Of(
                text, $"may be a day in October that Excel has shortened. Write '{digits}.01' or '{digits}.10'.");
        }
        return ListOf(ListReader.Elements(given).Select(ParseDay));
    }

    protected override ValueList<string> Check(ValueList<string> value) =>
        ListOf(value.Select(day => DayOfYear.Parse(day)));

    protected override JToken WriteValue(ValueList<string> value) => string.Join(",", value);

    protected override object? ReadValue(JToken token) => ListOf(ListReader.Elements(token)
        .Select(element => DayOfYear.TryParse(TextOf(element), out DayOfYear day) ? day : (DayOfYear?)null)
        .OfType<DayOfYear>());

    /// <summary>Excel would take a single day for a number, and drop a zero at its end.</summary>
    private static ValueList<string> ListOf(IEnumerable<DayOfYear> days)
    {
        string[] texts = [.. days.Select(day => day.ToString())];
        return new(texts, text: texts.Length == 1 ? $"{texts[0]};" : null);
    }

    private static DayOfYear ParseDay(object given) => given switch
    {
        DateTime date => DayOfYear.Parse($"{date.Day}.{date.Month}"),
        // Typed without quotes, 25.10 is the number 25.1: whether October or January was meant is lost.
        double or float or decimal => throw InvalidValue.Of(given, "is a number. Write days in quotes, as '25.12'."),
        _ => DayOfYear.Parse(TextOf(given) ?? ""),
    };
}

/// <summary>
/// Days of the week as MO to SU, which the portal writes as a list. Reads the English names, too. No days print as
/// None, which an empty cell would not say.
/// </summary>
internal sealed class WeekDaysFormat : ValueFormat<ValueList<string>>
{
    private const string NoDay = "None";

    private static readonly string[] Names =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] Codes = [.. Names.Select(name => name.Substring(0, 2).ToUpperInvariant())];

    public override IReadOnlyList<string> AllowedValues => Codes;

    protected override ValueList<string> ParseValue(object given) => ListOf(ListReader.Elements(given)
        .Where(element => !IsSame(TextOf(element), NoDay))
        .Select(ParseDay));

    protected override ValueList<string> Check(ValueList<string> value) => ListOf(value.Select(ParseDay));

    protected override JToken WriteValue(ValueList<string> value) =>
        ListReader.Write(value.Select(day => (JToken)day));

    protected override object? ReadValue(JToken token) => ListOf(ListReader.Elements(token)
        .Select(element => Find(TextOf(element)))
        .Where(day => day is not null));

    /// <summary>Each day once, Monday first.</summary>
    private static ValueList<string> ListOf(IEnumerable<string?> days)
    {
        HashSet<string?> found = [.. days];
        string[] ordered = [.. Codes.Where(code => found.Contains(code))];
        return new(ordered, text: ordered.Length == 0 ? NoDay : null);
    }

    private static string ParseDay(object element) => Find(TextOf(element)) ?? throw InvalidValue.Of(
        element, $"is not a day of the week. Write {string.Join(", ", Codes)}.");

    private static string? Find(string? text)
    {
        int day = Array.FindIndex(Codes, code => IsSame(text, code));
        if (day < 0)
            day = Array.FindIndex(Names, name => IsSame(text, name));
        return day < 0 ? null : Codes[day];
    }

    private static bool IsSame(string? text, string name) =>
        string.Equals(text, name, StringComparison.OrdinalIgnoreCase);
}
