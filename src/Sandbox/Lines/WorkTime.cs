using System.Globalization;
using System.Text.RegularExpressions;

namespace Bitrix24.Sandbox;

/// <summary>Times of day, which a portal keeps as <c>9</c>, <c>18.30</c> or <c>0</c>.</summary>
internal static class WorkTime
{
    public const string From = "WORKTIME_FROM";
    public const string To = "WORKTIME_TO";
    public const string InitialFrom = "9";
    public const string InitialTo = "18.30";

    private static readonly Regex Documented =
        new(@"^(?<hour>\d{1,2})([:.](?<minute>\d{2}))?$", RegexOptions.CultureInvariant);

    private static readonly Regex Dotted = new(@"^\d{1,2}(\.\d{2})?$", RegexOptions.CultureInvariant);

    /// <summary>The form that is kept; null for what is no time of day.</summary>
    public static string? Normalize(string text)
    {
        Match match = Documented.Match(text.Trim());
        if (!match.Success)
            return null;
        int hour = Number(match.Groups["hour"]);
        int minute = match.Groups["minute"].Success ? Number(match.Groups["minute"]) : 0;
        if (hour > 23 || minute > 59)
            return null;
        string kept = hour.ToString(CultureInfo.InvariantCulture);
        return minute == 0 ? kept : $"{kept}.{minute:00}";
    }

    /// <summary>What an older portal sees of the settings.</summary>
    public static JObject Restrict(JObject settings)
    {
        var seen = (JObject)settings.DeepClone();
        if (!Php.IsSet(seen[From]) || !Php.IsSet(seen[To]))
        {
            seen.Remove(From);
            seen.Remove(To);
            return seen;
        }
        if (!Dotted.IsMatch(Php.Text(seen[From])))
            seen[From] = InitialFrom;
        if (!Dotted.IsMatch(Php.Text(seen[To])))
            seen[To] = InitialTo;
        return seen;
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);
}
