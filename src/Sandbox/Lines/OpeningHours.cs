using System.Globalization;

namespace Bitrix24.Sandbox;

/// <summary>
/// Whether a line is at work. That decides which text a client gets, and not who gets the client: the queue works at
/// any hour.
/// </summary>
internal static class OpeningHours
{
    private static readonly Lazy<HashSet<string>> ZoneNames = new(() =>
    {
        using var reader = new StreamReader(
            typeof(OpeningHours).Assembly.GetManifestResourceStream("TimeZones.txt")!);
        // A line with two names says what Windows calls a zone; PHP knows only the other.
        return new(
            reader.ReadToEnd().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line.IndexOf('=') < 0),
            StringComparer.OrdinalIgnoreCase);
    });

    /// <summary>What a client is told who writes now; null for nothing.</summary>
    /// <exception cref="RestException">PHP does not know the time zone of the line, and fails.</exception>
    public static string? TextFor(Line line, DateTimeOffset now) =>
        line[LineColumns.KeepsHours] == "Y" && !IsOpen(line, now) && line[LineColumns.ClosedRule] == "text"
            ? line[LineColumns.ClosedText]
            : null;

    private static bool IsOpen(Line line, DateTimeOffset now)
    {
        DateTimeOffset there = In(line[LineColumns.TimeZone] ?? "", now);
        string day = there.ToString("ddd", CultureInfo.InvariantCulture).Substring(0, 2).ToUpperInvariant();
        if (Parts(line[LineColumns.DaysOff]).Contains(day))
            return false;
        // PHP compares texts of digits as numbers: 1.1 is the first of October.
        double date = Php.Number(there.ToString("dd.MM", CultureInfo.InvariantCulture));
        if (Parts(line[LineColumns.FreeDays]).Any(free => Php.Number(free) == date))
            return false;
        double time = Php.Number(there.ToString("HH.mm", CultureInfo.InvariantCulture));
        return time >= Php.Number(line[LineColumns.WorkFrom] ?? "")
            && time <= Php.Number(line[LineColumns.WorkTo] ?? "");
    }

    private static string[] Parts(string? list) =>
        (list ?? "").Split([','], StringSplitOptions.RemoveEmptyEntries);

    private static DateTimeOffset In(string zone, DateTimeOffset now)
    {
        if (zone.Length == 0)
            return now;
        if (!ZoneNames.Value.Contains(zone))
            throw RestException.ServerError();
        try
        {
            return TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone));
        }
        catch (TimeZoneNotFoundException)
        {
            // The machine knows its zones by other names.
            return now;
        }
    }
}
