using System.Globalization;
using System.Text.RegularExpressions;

namespace Bitrix24.Sandbox;

/// <summary>Times of day, which a portal keeps as <c>9</c>, <c>18.30</c> or <c>0</c> and compares as numbers.</summary>
internal static class WorkTime
{
    public const string From = "WORKTIME_FROM";
    public const string To = "WORKTIME_TO";
    public const string InitialFrom = "9";
    public const string InitialTo = "18.30";

    private const string LatestFrom = "23.30";

    private static readonly Regex Dotted = new(@"^\d{1,2}(\.\d{1,2})?$", RegexOptions.CultureInvariant);
    private static readonly Regex Documented =
        new(@"^(?<hour>\d{1,2}):(?<minute>\d{2})$", RegexOptions.CultureInvariant);

    /// <summary>
    /// What the portal takes the times in the settings for. Only both together count; what is not understood becomes
    /// the initial times; work begins at 23.30 at the latest and takes an hour at least where it would end before.
    /// </summary>
    /// <param name="settings">What was sent.</param>
    /// <param name="isDocumented">Whether times are understood as <c>18:30</c>; otherwise as <c>18.30</c>.</param>
    public static JObject Read(JObject settings, bool isDocumented)
    {
        if (!settings.ContainsKey(From) && !settings.ContainsKey(To))
            return settings;
        var read = (JObject)settings.DeepClone();
        if (!Php.IsSet(read[From]) || !Php.IsSet(read[To]))
        {
            read.Remove(From);
            read.Remove(To);
            return read;
        }
        Func<string, string?> understand = isDocumented ? OfDocumented : OfDotted;
        string from = understand(Php.Text(read[From])) ?? InitialFrom;
        string to = understand(Php.Text(read[To])) ?? InitialTo;
        if (Php.Number(from) > Php.Number(LatestFrom))
            from = LatestFrom;
        if (Php.Number(to) <= Php.Number(from))
            to = (Php.Number(from) + 1).ToString("0.##", CultureInfo.InvariantCulture);
        read[From] = from;
        read[To] = to;
        return read;
    }

    private static string? OfDotted(string text) => Dotted.IsMatch(text) ? text : null;

    private static string? OfDocumented(string text)
    {
        Match match = Documented.Match(text);
        if (!match.Success)
            return null;
        string hour = match.Groups["hour"].Value.TrimStart('0') is { Length: > 0 } digits ? digits : "0";
        return match.Groups["minute"].Value is not "00" and var minute ? $"{hour}.{minute}" : hour;
    }
}
