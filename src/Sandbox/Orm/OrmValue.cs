using System.Globalization;
using System.Text.RegularExpressions;

namespace Bitrix24.Sandbox;

/// <summary>Compares values as the database under a portal does: in any case, and coercing numbers.</summary>
internal static class OrmValue
{
    /// <summary>Less than 0, 0 or more than 0; null sorts first.</summary>
    public static int Compare(OrmType type, string? left, string? right)
    {
        if (left is null || right is null)
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        return type switch
        {
            OrmType.Number => Number(left).CompareTo(Number(right)),
            OrmType.Date => Moment(left).CompareTo(Moment(right)),
            OrmType.Truth => Truth(left).CompareTo(Truth(right)),
            _ => string.Compare(left, right, StringComparison.OrdinalIgnoreCase),
        };
    }

    public static bool AreEqual(OrmType type, string? left, string? right) => type is not OrmType.Truth
        && string.IsNullOrEmpty(left) && string.IsNullOrEmpty(right) || Compare(type, left, right) == 0;

    public static bool Contains(string? text, string? part) =>
        (text ?? "").IndexOf(part ?? "", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>SQL's LIKE: <c>%</c> for any text, <c>_</c> for one character.</summary>
    public static bool IsLike(string? text, string? pattern)
    {
        string expression = Regex.Escape(pattern ?? "").Replace("%", ".*").Replace("_", ".");
        return Regex.IsMatch(
            text ?? "", $"^{expression}$",
            RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant);
    }

    public static decimal Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : 0;

    private static DateTimeOffset Moment(string text) =>
        DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment)
            ? moment
            : DateTimeOffset.MinValue;

    private static bool Truth(string text) => text.ToUpperInvariant() is "1" or "Y" or "TRUE";
}
