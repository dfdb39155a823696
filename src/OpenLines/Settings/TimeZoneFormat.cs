namespace Bitrix24.OpenLines;

/// <summary>
/// A time zone by its IANA name, <c>Europe/Berlin</c>, in any case; an empty text for none. A portal fails when a
/// client writes to a line with another name.
/// </summary>
internal sealed class TimeZoneFormat : ValueFormat<string>
{
    private const string Expected = "is not an IANA name of a time zone, such as Europe/Berlin";

    private static readonly Lazy<(string[] Names, Dictionary<string, string> ByWindowsId)> Zones = new(ReadZones);

    /// <summary>The names of places, and UTC.</summary>
    public override IReadOnlyList<string> AllowedValues => [.. Zones.Value.Names.Where(IsOfPlace), "UTC"];

    public override bool TakesEmptyText => true;

    protected override string ParseValue(object given) => Check(
        TextOf(given) ?? throw InvalidValue.Of(given, $"{Expected}."));

    protected override string Check(string value)
    {
        string typed = value.Trim();
        if (typed.Length == 0)
            return typed;
        (string[] names, Dictionary<string, string> byWindowsId) = Zones.Value;
        if (Array.Find(names, name => Same(name, typed)) is { } known)
            return known;
        string hint = byWindowsId.TryGetValue(typed, out string? iana)
            ? $": Windows uses it. Write '{iana}'."
            : NearestHint(typed, names);
        throw InvalidValue.Of(value, Expected + hint);
    }

    protected override JToken WriteValue(string value) => value;

    protected override object? ReadValue(JToken token) => TextOf(token);

    /// <summary>Whoever gives a city alone means the zone that is named after it.</summary>
    private static string NearestHint(string typed, string[] names)
    {
        string city = typed.Replace(' ', '_');
        string? zone = Array.Find(names, name => Same(name.Substring(name.LastIndexOf('/') + 1), city));
        return zone is null ? NearestName.Hint(typed, names) : $". Did you mean '{zone}'?";
    }

    private static bool IsOfPlace(string name) =>
        name.IndexOf('/') > 0 && !name.StartsWith("Etc/", StringComparison.Ordinal);

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Each line is an IANA name, or <c>Windows id=IANA name</c>.</summary>
    private static (string[] Names, Dictionary<string, string> ByWindowsId) ReadZones()
    {
        using var reader = new StreamReader(
            typeof(TimeZoneFormat).Assembly.GetManifestResourceStream("TimeZones.txt")!);
        string[][] lines = [.. reader.ReadToEnd()
            .Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('='))];
        return (
            [.. lines.Where(line => line.Length == 1).Select(line => line[0])],
            lines.Where(line => line.Length == 2)
                .ToDictionary(line => line[0], line => line[1], StringComparer.OrdinalIgnoreCase));
    }
}
