using System.Collections;

namespace Bitrix24.OpenLines;

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
        TimeOfDay.TryParse(TextOf(token), out TimeOfDay time) ? time : null;
}
