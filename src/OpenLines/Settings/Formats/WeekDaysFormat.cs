namespace Bitrix24.OpenLines;

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
