using System.Collections;

namespace Bitrix24.OpenLines;

/// <summary>Public holidays: one text <c>DD.MM,DD.MM</c> to the portal, a list of such days from it.</summary>
internal sealed class HolidaysFormat : ValueFormat<ValueList<DayOfYear>>
{
    protected override ValueList<DayOfYear> ParseValue(object given) => new(ListReader.Elements(given)
        .Select(ParseDay));

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
