using System.Globalization;

namespace Bitrix24.OpenLines;

/// <summary>Reads a scalar of what a portal sent, in whatever form it came; null where it says nothing.</summary>
internal static class JsonField
{
    /// <summary>The text of a scalar; null for a map, a list, or nothing.</summary>
    public static string? Text(JToken? token) => (string?)(token as JValue);

    /// <summary>A whole number.</summary>
    public static int? Number(JToken? token) => NumberFormat.TryParse(Text(token));

    /// <summary>Yes or no.</summary>
    public static bool? Flag(JToken? token) => FlagFormat.TryParse(Text(token));
}

/// <summary>
/// The fields of a wide object, by their names in any spelling: one method has <c>entity_id</c> where another has
/// <c>entityId</c>. Knows which of them nobody has asked for.
/// </summary>
/// <param name="answer">The object; null for one without fields.</param>
internal sealed class JsonFields(JObject? answer)
{
    private readonly Dictionary<string, JProperty> _fields = ByName(answer);
    private readonly HashSet<string> _asked = [];

    /// <summary>A field as it came, or null.</summary>
    public JToken? this[string name]
    {
        get
        {
            _asked.Add(SettingName.Fold(name));
            return Peek(name);
        }
    }

    /// <summary>A text that stays among the rest, since it holds more than is read; null where it is empty.</summary>
    public string? PeekText(string name) => JsonField.Text(Peek(name)) is { Length: > 0 } text ? text : null;

    /// <summary>A map that stays among the rest, since it holds more than is read; null where it is none.</summary>
    public JObject? PeekMap(string name) => Peek(name) as JObject;

    /// <summary>A text; null where it is empty.</summary>
    public string? Text(string name) => JsonField.Text(this[name]) is { Length: > 0 } text ? text : null;

    /// <summary>A whole number.</summary>
    public int? Number(string name) => JsonField.Number(this[name]);

    /// <summary>An id; null for 0, which stands for nothing.</summary>
    public int? Id(string name) => Number(name) is > 0 and var id ? id : null;

    /// <summary>Yes or no.</summary>
    public bool? Flag(string name) => JsonField.Flag(this[name]);

    /// <summary>A moment, in ISO 8601.</summary>
    public DateTimeOffset? Moment(string name) => DateTimeOffset.TryParse(
        Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment)
            ? moment
            : null;

    /// <summary>An address, whole or that of a place on the portal.</summary>
    public Uri? Address(string name) =>
        Uri.TryCreate(Text(name), UriKind.RelativeOrAbsolute, out Uri? address) ? address : null;

    /// <summary>A map; null where it is none. Of an empty one, a portal makes a list.</summary>
    public JObject? Map(string name) => this[name] as JObject;

    /// <summary>Ids, which come as a list, or as a map from each id to whether it counts.</summary>
    public ValueList<int> Ids(string name) => new(this[name] switch
    {
        JArray list => list.Select(JsonField.Number).OfType<int>(),
        JObject map => map.Properties()
            .Where(entry => JsonField.Flag(entry.Value) is not false)
            .Select(entry => NumberFormat.TryParse(entry.Name))
            .OfType<int>(),
        _ => [],
    });

    /// <summary>What nobody has asked for, under the portal's own names.</summary>
    public AdditionalFields Rest() => new(_fields
        .Where(field => !_asked.Contains(field.Key))
        .ToDictionary(field => field.Value.Name, field => PlainValue.Of(field.Value.Value)));

    private JToken? Peek(string name) =>
        _fields.TryGetValue(SettingName.Fold(name), out JProperty? field) ? field.Value : null;

    private static Dictionary<string, JProperty> ByName(JObject? answer)
    {
        var fields = new Dictionary<string, JProperty>();
        foreach (JProperty field in answer?.Properties() ?? [])
            fields[SettingName.Fold(field.Name)] = field;
        return fields;
    }
}
