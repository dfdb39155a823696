using System.Text;

namespace Bitrix24.Sandbox;

/// <summary>Writes a form as PHP's <c>http_build_query</c> does: <c>data[DATA][0][session][id]=42</c>.</summary>
internal static class PhpForm
{
    public static string Encode(JObject values)
    {
        var form = new StringBuilder();
        foreach (JProperty value in values.Properties())
            Append(form, value.Name, value.Value);
        return form.ToString();
    }

    private static void Append(StringBuilder form, string name, JToken value)
    {
        if (Php.IsArray(value))
        {
            foreach (var item in Php.Items(value))
                Append(form, $"{name}[{item.Key}]", item.Value);
            return;
        }
        if (form.Length > 0)
            form.Append('&');
        form.Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(Scalar(value)));
    }

    /// <summary>Nothing is an empty text here, and no is 0.</summary>
    private static string Scalar(JToken value) => value.Type is JTokenType.Boolean && !(bool)value
        ? "0"
        : Php.Text(value);
}
