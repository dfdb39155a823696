using System.Collections;
using Newtonsoft.Json;

namespace Bitrix24.OpenLines;

/// <summary>Reads the parameters of a call from JSON, as a cell of a table has them.</summary>
public static class ParameterText
{
    /// <summary>The map that a text holds; null when it holds none.</summary>
    public static IDictionary? TryParse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        try
        {
            return JToken.ReadFrom(reader) is JObject map && !reader.Read() ? PlainValue.Of(map) as IDictionary : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
