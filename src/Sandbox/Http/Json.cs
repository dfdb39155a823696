using Newtonsoft.Json;

namespace Bitrix24.Sandbox;

/// <summary>Reads and writes JSON without touching what only looks like a date.</summary>
internal static class Json
{
    /// <summary>The map in a text; null when there is none.</summary>
    public static JObject? TryParse(string text) => TryRead(text) as JObject;

    /// <summary>What a text says; null when it is no JSON.</summary>
    public static JToken? TryRead(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        try
        {
            return JToken.ReadFrom(reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A token without anything in it that is only text yet, such as a page of lines.</summary>
    public static JToken Plain(JToken token)
    {
        bool isText = token is JRaw || (token is JContainer array && array.Descendants().Any(item => item is JRaw));
        if (!isText)
            return token;
        using var reader =
            new JsonTextReader(new StringReader(Write(token))) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }

    /// <summary>A token that is more than text; what was only text yet is read, and stands in its place.</summary>
    public static JToken Opened(JToken token)
    {
        if (token is not JRaw)
            return token;
        JToken plain = Plain(token);
        token.Replace(plain);
        return plain;
    }

    public static string Write(JToken token) => token is JValue { Value: string text } and not JRaw && IsPlain(text)
        ? $"\"{text}\""
        : token.ToString(Formatting.None);

    /// <summary>Whether a text has nothing in it to escape; most have not.</summary>
    private static bool IsPlain(string text)
    {
        foreach (char c in text)
        {
            if (c is < ' ' or > '~' or '"' or '\\')
                return false;
        }
        return true;
    }
}
