using System.Globalization;
using System.Text;

namespace Bitrix24.Rest;

/// <summary>
/// Writes parameters as the query string that PHP reads back into the same nested arrays:
/// <c>PARAMS[QUEUE][0][ENTITY_ID]=1</c>. A batch carries its calls in this form.
/// </summary>
internal static class PhpQuery
{
    public static string Encode(JObject parameters)
    {
        var query = new StringBuilder();
        foreach (JProperty property in parameters.Properties())
            Append(query, Uri.EscapeDataString(property.Name), property.Value);
        return query.ToString();
    }

    private static void Append(StringBuilder query, string key, JToken value)
    {
        switch (value)
        {
            case JObject map:
                foreach (JProperty property in map.Properties())
                    Append(query, $"{key}%5B{Uri.EscapeDataString(property.Name)}%5D", property.Value);
                break;
            case JArray list:
                for (int i = 0; i < list.Count; i++)
                    Append(query, $"{key}%5B{i.ToString(CultureInfo.InvariantCulture)}%5D", list[i]);
                break;
            case JValue scalar when Scalar(scalar) is { } text:
                if (query.Length > 0)
                    query.Append('&');
                query.Append(key).Append('=').Append(UriText.Escape(text));
                break;
        }
    }

    /// <summary>A query string has no null: such a parameter is left out, as PHP's own encoder does.</summary>
    private static string? Scalar(JValue value) => value.Value switch
    {
        null => null,
        bool flag => flag ? "1" : "0",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        object other => other.ToString(),
    };
}
