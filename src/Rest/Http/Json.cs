using Newtonsoft.Json;

namespace Bitrix24.Rest;

/// <summary>Reads JSON as it stands there, and keeps nothing of where it stood.</summary>
internal static class Json
{
    // Otherwise every token would carry its line and its place in it.
    private static readonly JsonLoadSettings Settings = new() { LineInfoHandling = LineInfoHandling.Ignore };

    /// <summary>A reader of a text.</summary>
    public static JsonTextReader ReaderOf(TextReader text) => new(text)
    {
        // Dates stay the texts they are: Json.NET would otherwise turn them into times of this machine.
        DateParseHandling = DateParseHandling.None,
        PropertyNameTable = new JsonNames(),
    };

    /// <summary>The token that a reader stands at.</summary>
    /// <exception cref="JsonException">It is cut off, or no JSON.</exception>
    public static JToken Read(JsonReader reader) => JToken.ReadFrom(reader, Settings);
}

/// <summary>The names of one document: the rows of a list have the same ones, and each is kept once.</summary>
internal sealed class JsonNames : JsonNameTable
{
    private readonly DefaultJsonNameTable _names = new();

    public override string Get(char[] key, int start, int length) =>
        _names.Get(key, start, length) ?? _names.Add(new string(key, start, length));
}
