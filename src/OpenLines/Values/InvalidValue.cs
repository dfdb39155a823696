using System.Collections;
using System.Globalization;

namespace Bitrix24.OpenLines;

/// <summary>
/// Makes the error for a value that cannot be taken: the value in quotes, then what is wrong with it.
/// </summary>
internal static class InvalidValue
{
    /// <param name="value">What was given.</param>
    /// <param name="reason">Goes on from the value and says what is allowed: <c>is not a text.</c></param>
    public static FormatException Of(object? value, string reason) => new($"'{Show(value)}' {reason}");

    /// <summary>A value as PowerShell writes it in every culture, cut where it is long.</summary>
    public static string Show(object? value)
    {
        string text = value switch
        {
            null => "",
            string given => given,
            IDictionary map => string.Join(";", map.Keys.Cast<object>().Select(key => $"{key}={map[key]}")),
            IEnumerable list => string.Join(",", list.Cast<object?>().Select(Show)),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return Excerpt.Of(text, 60);
    }
}
