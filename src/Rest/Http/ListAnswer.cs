using Newtonsoft.Json;

namespace Bitrix24.Rest;

/// <summary>
/// Goes through the answer to a batch of lists without holding it: rows go to their reader one by one, and all that
/// stays is the envelope around them.
/// </summary>
internal sealed class ListAnswer(IListReader reader)
{
    private const string Result = "result";

    private readonly List<KeyValuePair<string, JToken?>> _row = [];

    /// <summary>How many rows have arrived.</summary>
    public int Rows { get; private set; }

    /// <summary>Reads an answer.</summary>
    /// <exception cref="JsonException">It is cut off, or no JSON.</exception>
    public Outcome<RestAnswer> Read(int status, TextReader text)
    {
        using JsonTextReader json = Json.ReaderOf(text);
        json.Read();
        JToken envelope = Map(json, name => name == Result ? Batch(json) : Json.Read(json));
        if (envelope is JObject && json.TokenType is not JsonToken.EndObject)
            throw new JsonReaderException("The answer is cut off.");
        return RestResponse.Read(status, envelope as JObject);
    }

    private JToken Batch(JsonTextReader json) =>
        Map(json, name => name == Result ? Map(json, List(json)) : Json.Read(json));

    private Func<string, JToken> List(JsonTextReader json) => name =>
    {
        if (json.TokenType is not JsonToken.StartArray || BatchCall.PlaceOf(name) is not { } place)
            return Json.Read(json);
        reader.BeginList(place);
        while (json.Read() && json.TokenType is not JsonToken.EndArray)
        {
            if (json.TokenType is not JsonToken.StartObject)
                throw new JsonReaderException("A row of the list is not an object.");
            ReadRow(json);
            Rows++;
            reader.AddRow(_row);
        }
        return new JArray();
    };

    /// <summary>
    /// A row of many fields is read once and never looked up: a list of them takes half of a map's memory.
    /// </summary>
    private void ReadRow(JsonTextReader json)
    {
        int place = 0;
        for (; json.Read() && json.TokenType is JsonToken.PropertyName; place++)
        {
            string name = (string)json.Value!;
            json.Read();
            var field = new KeyValuePair<string, JToken?>(name, Known(json, name, place) ?? Json.Read(json));
            if (place < _row.Count)
                _row[place] = field;
            else
                _row.Add(field);
        }
        // Half a row is none: it comes again.
        if (json.TokenType is not JsonToken.EndObject)
            throw new JsonReaderException("The row is cut off.");
        _row.RemoveRange(place, _row.Count - place);
    }

    /// <summary>
    /// The text that the row before has here as well, as most rows do; null where it has another. So thousands of rows
    /// hold it once.
    /// </summary>
    private JValue? Known(JsonTextReader json, string name, int place) =>
        json.TokenType is JsonToken.String && place < _row.Count && _row[place].Key == name
        && _row[place].Value is JValue { Value: string text } before && text == (string)json.Value!
            ? before
            : null;

    /// <summary>Reads the map that begins here, property by property; anything else as it is.</summary>
    private static JToken Map(JsonTextReader json, Func<string, JToken> value)
    {
        if (json.TokenType is not JsonToken.StartObject)
            return json.TokenType is JsonToken.None ? JValue.CreateNull() : Json.Read(json);
        var map = new JObject();
        while (json.Read() && json.TokenType is JsonToken.PropertyName)
        {
            string name = (string)json.Value!;
            json.Read();
            map[name] = value(name);
        }
        return map;
    }
}
