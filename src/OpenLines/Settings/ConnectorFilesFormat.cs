using System.Collections;

namespace Bitrix24.OpenLines;

/// <summary>
/// Files that a portal fetches: addresses, or maps of url and name. Several in one text stand with blanks between them.
/// </summary>
internal sealed class ConnectorFilesFormat : ValueFormat<ValueList<ConnectorFile>>
{
    private const string Url = "url";
    private const string Name = "name";
    private const string Expected = "is not a file. Give its web address, or a map of url and name.";

    private static readonly string[] Fields = [Url, Name];
    private static readonly UriFormat Address = new();

    protected override ValueList<ConnectorFile> ParseValue(object given) => new(Elements(given).Select(ParseOne));

    protected override ValueList<ConnectorFile> Check(ValueList<ConnectorFile> value) =>
        value.Count > 0 ? value : throw InvalidValue.Of(value, "has no file.");

    protected override JToken WriteValue(ValueList<ConnectorFile> value) => new JArray(value.Select(WriteOne));

    protected override object? ReadValue(JToken token) => null;

    private static IEnumerable<object?> Elements(object given) => given switch
    {
        // Commas and semicolons may be part of an address.
        string text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        IDictionary or ConnectorFile => [given],
        IEnumerable list => list.Cast<object?>(),
        _ => [given],
    };

    private static ConnectorFile ParseOne(object? given)
    {
        if (given is ConnectorFile file)
            return file;
        if (given is not IDictionary map)
            return new((Uri)Address.Parse(given ?? ""), null);
        foreach (object key in map.Keys)
        {
            if (!Fields.Any(field => SettingName.AreSame(field, $"{key}")))
                throw InvalidValue.Of(key, $"is not a field of a file{NearestName.Hint($"{key}", Fields)}");
        }
        return EntryOf(map, Url) is { } url
            ? new((Uri)Address.Parse(url), EntryOf(map, Name) is { } name ? TextOf(name) : null)
            : throw InvalidValue.Of(given, Expected);
    }

    private static JObject WriteOne(ConnectorFile file)
    {
        var written = new JObject { [Url] = Address.Write(file.Url) };
        if (file.Name is { Length: > 0 } name)
            written[Name] = name;
        return written;
    }
}
