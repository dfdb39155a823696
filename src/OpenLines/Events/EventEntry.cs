using System.Globalization;
using System.Security;

namespace Bitrix24.OpenLines;

/// <summary>One of the things that an event tells of, and the event around it.</summary>
/// <param name="header">What the event says of itself.</param>
/// <param name="data">What it says about all that it tells of.</param>
/// <param name="entry">The thing.</param>
internal sealed class EventEntry(EventHeader header, JToken data, JToken entry)
{
    public EventHeader Header => header;

    /// <summary>A value of the thing, by the keys on the way to it; null where it is not there.</summary>
    public JToken? this[params string[] path] => Find(entry, path);

    /// <summary>A text; null if it is missing or empty.</summary>
    public string? Text(params string[] path) => JsonField.Text(this[path]) is { Length: > 0 } text ? text : null;

    public int? Number(params string[] path) => JsonField.Number(this[path]);

    public bool? Flag(params string[] path) => JsonField.Flag(this[path]);

    public DateTimeOffset? Moment(params string[] path) => EventTime.TryParse(this[path]);

    /// <summary>A value that is there once for all things of the event.</summary>
    public string? CommonText(string name) => JsonField.Text(Find(data, [name]));

    public int? CommonNumber(string name) => JsonField.Number(Find(data, [name]));

    /// <summary>The scalar that the event says in place of a map; null where it says a map.</summary>
    public int? ScalarNumber => JsonField.Number(entry);

    /// <summary>The values of a list, or the one that stands in its place.</summary>
    public IReadOnlyList<JToken> List(params string[] path) => this[path] switch
    {
        null or JValue { Value: null or "" } => [],
        JValue scalar => [scalar],
        { } list => PhpList.Of(list) ?? [list],
    };

    /// <summary>All that the event says, without what proves something.</summary>
    public AdditionalFields Fields() => EventSecrets.Without(entry) switch
    {
        JObject map => new AdditionalFields(
            map.Properties().ToDictionary(field => field.Name, field => PlainValue.Of(field.Value))),
        JArray { Count: 0 } or JValue { Value: null } => new AdditionalFields(new Dictionary<string, object?>()),
        JToken other => new AdditionalFields(new Dictionary<string, object?> { ["data"] = PlainValue.Of(other) }),
    };

    /// <summary>A token of the call, or else of the bot that it is for; null where none came.</summary>
    public SecureString? Secret(string name) =>
        EventSecrets.Close(JsonField.Text(header.Auth[name]) ?? Text("bot", "auth", name));

    private static JToken? Find(JToken? start, IEnumerable<string> path) =>
        path.Aggregate(start, (token, key) => (token as JObject)?[key]);
}

/// <summary>Keeps the tokens that come with events out of what is shown.</summary>
internal static class EventSecrets
{
    /// <summary>A copy without any value whose name says that it proves something.</summary>
    public static JToken Without(JToken token) => token switch
    {
        JObject map => new JObject(map.Properties()
            .Where(field => !SecretNames.Has(field.Name))
            .Select(field => new JProperty(field.Name, Without(field.Value)))),
        JArray list => new JArray(list.Select(Without)),
        _ => token.DeepClone(),
    };

    /// <summary>Makes a text secure; null if it is missing or empty.</summary>
    public static SecureString? Close(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var closed = new SecureString();
        foreach (char letter in text!)
            closed.AppendChar(letter);
        closed.MakeReadOnly();
        return closed;
    }
}

/// <summary>Reads moments: seconds since 1970, or a date with a time zone. What is neither is none.</summary>
internal static class EventTime
{
    private const long MaxSeconds = 253402300799;

    public static DateTimeOffset? TryParse(JToken? token)
    {
        string? text = JsonField.Text(token);
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds))
            return seconds is > 0 and <= MaxSeconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
        return DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out DateTimeOffset moment)
            ? moment
            : null;
    }
}
