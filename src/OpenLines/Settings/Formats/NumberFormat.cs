using System.Globalization;

namespace Bitrix24.OpenLines;

/// <summary>A whole number from 0: an id, a count, or seconds.</summary>
internal sealed class NumberFormat : ValueFormat<int>
{
    protected override int ParseValue(object given) => TryParse(TextOf(given))
        ?? throw InvalidValue.Of(given, "is not a whole number from 0.");

    protected override JToken WriteValue(int value) => value;

    protected override object? ReadValue(JToken token) => TryParse(TextOf(token));

    internal static int? TryParse(string? text) =>
        int.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;
}
