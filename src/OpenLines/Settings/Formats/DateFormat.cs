using System.Globalization;

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
