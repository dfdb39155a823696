using System.Globalization;
using System.Text;
using System.Xml;

namespace Bitrix24.Sandbox;

/// <summary>What a method whose name ends in <c>.xml</c> answers.</summary>
internal static class XmlAnswer
{
    /// <summary>The same answer as XML; one that is not JSON stays as it is.</summary>
    public static SandboxResponse Of(SandboxResponse answer) =>
        answer.ContentType == SandboxResponse.Json && Json.TryParse(answer.Body) is { } body
            ? new SandboxResponse(answer.Status, SandboxResponse.Xml, Write(body))
            : answer;

    private static string Write(JObject body)
    {
        var text = new StringBuilder();
        using (XmlWriter writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
            Write(writer, "response", body);
        return text.ToString();
    }

    private static void Write(XmlWriter writer, string name, JToken value)
    {
        writer.WriteStartElement(XmlConvert.EncodeLocalName(name));
        if (value is JContainer)
        {
            // What stands in a list has no name of its own.
            foreach (KeyValuePair<string, JToken> item in Php.Items(value))
                Write(writer, HasName(item.Key) ? item.Key : "item", item.Value);
        }
        else
        {
            writer.WriteString(Writable(Php.Text(value)));
        }
        writer.WriteEndElement();
    }

    /// <summary>The text without the characters that XML has no way to write: control codes, half surrogate pairs.</summary>
    private static string Writable(string text) => string.Concat(
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    private static bool HasName(string key) =>
        key.Length > 0 && !int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
