using System.Collections;
using Newtonsoft.Json;

namespace Bitrix24.OpenLines;

/// <summary>Makes typed events of what a handler has received. No error quotes any of it: it holds tokens.</summary>
public static class EventBody
{
    /// <summary>
    /// Reads a body: a form as a portal sends it, or JSON. One event for each thing that it tells of.
    /// </summary>
    /// <exception cref="FormatException">It is no event.</exception>
    public static IReadOnlyList<PortalEvent> Parse(string body)
    {
        string text = (body ?? "").Trim();
        if (text.Length == 0)
            throw new FormatException("There is nothing: the body is empty.");
        return EventReader.Read(text[0] is '{' or '[' ? ReadJson(text) : FormReader.Read(text));
    }

    /// <summary>Reads a body that has been read into maps and lists already.</summary>
    /// <exception cref="FormatException">It is no event.</exception>
    public static IReadOnlyList<PortalEvent> Read(IDictionary body)
    {
        if (body is null)
            throw new ArgumentNullException(nameof(body));
        try
        {
            return EventReader.Read(new ParameterWriter().Write(body));
        }
        catch (InvalidInputException refusal)
        {
            throw new FormatException(refusal.Message, refusal);
        }
    }

    private static JObject ReadJson(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        try
        {
            var token = JToken.ReadFrom(reader);
            if (reader.Read())
                throw new FormatException("It is no JSON: something follows after its end.");
            return token as JObject ?? throw new FormatException("It is JSON, and no map: an event is a map.");
        }
        catch (JsonException)
        {
            throw new FormatException(
                $"It is no JSON: it cannot be read from line {reader.LineNumber}, position {reader.LinePosition} on.");
        }
    }
}
