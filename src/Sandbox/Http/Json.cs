using System.IO;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Bitrix24.Sandbox;

/// <summary>Reads and writes JSON without touching what only looks like a date.</summary>
internal static class Json
{
    /// <summary>The map in a text; null when there is none.</summary>
    public static JObject? TryParse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        try
        {
            return JToken.ReadFrom(reader) as JObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Write(JToken token) => token.ToString(Formatting.None);
}
