using System.Globalization;
using System.Text.RegularExpressions;

namespace Bitrix24.Sandbox;

/// <summary>
/// The portal is written in PHP, and its API lets PHP's conversions show through. These are the ones that matter:
/// lists and maps are one type, and anything converts to a number, a text or a truth value.
/// </summary>
internal static class Php
{
    private static readonly Regex LeadingNumber =
        new(@"^\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", RegexOptions.CultureInvariant);

    /// <summary>PHP's <c>isset</c>: a null is as good as nothing.</summary>
    public static bool IsSet(JToken? value) => value is not null && value.Type is not JTokenType.Null;

    public static bool IsArray(JToken? value) => value is JArray or JObject;

    /// <summary>The entries of a list or a map; a list's keys are its positions. Nothing for a scalar.</summary>
    public static IEnumerable<KeyValuePair<string, JToken>> Items(JToken? array) => array switch
    {
        JObject map => map.Properties().Select(p => new KeyValuePair<string, JToken>(p.Name, p.Value)),
        JArray list => list.Select((item, i) => new KeyValuePair<string, JToken>(KeyOf(i), item)),
        _ => [],
    };

    /// <summary>What a list or a map has under a key; null when that is nothing.</summary>
    public static JToken? Entry(JToken array, string key) => array switch
    {
        JObject map => map[key],
        JArray list when int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int place)
            && place < list.Count && key == KeyOf(place) => list[place],
        _ => null,
    };

    /// <summary>A list or a map as a map.</summary>
    public static JObject Map(JToken? array) =>
        array as JObject ?? new JObject(Items(array).Select(item => new JProperty(item.Key, item.Value)));

    /// <summary>
    /// PHP's <c>json_encode</c>: a list when the keys are 0, 1, 2…, and so <c>[]</c> when there are none.
    /// </summary>
    public static JToken Encode(IReadOnlyCollection<KeyValuePair<string, JToken>> items)
    {
        bool isList = items.Select((item, i) => item.Key == KeyOf(i)).All(isInPlace => isInPlace);
        return isList
            ? new JArray(items.Select(item => item.Value))
            : new JObject(items.Select(item => new JProperty(item.Key, item.Value)));
    }

    public static bool IsTrue(JToken? value) => value switch
    {
        JContainer array => array.HasValues,
        JValue { Type: JTokenType.Boolean } flag => (bool)flag,
        JValue { Type: JTokenType.Float or JTokenType.Integer } number => (double)number != 0,
        _ => Text(value) is not ("" or "0"),
    };

    /// <summary>PHP's <c>(int)</c>: a text counts as far as it is a number, an array that is not empty is 1.</summary>
    public static int Int(JToken? value)
    {
        if (value is JContainer array)
            return array.HasValues ? 1 : 0;
        string text = Text(value);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int plain))
            return plain;
        Match number = LeadingNumber.Match(text);
        if (!number.Success)
            return 0;
        double parsed = double.Parse(number.Value, NumberStyles.Float, CultureInfo.InvariantCulture);
        return (int)Math.Max(int.MinValue, Math.Min(int.MaxValue, parsed));
    }

    /// <summary>PHP's <c>(string)</c>.</summary>
    public static string Text(JToken? value) => value switch
    {
        JContainer => "Array",
        JValue { Value: bool flag } => flag ? "1" : "",
        JValue { Value: IFormattable number } => number.ToString(null, CultureInfo.InvariantCulture),
        JValue { Value: { } other } => other.ToString()!,
        _ => "",
    };

    /// <summary>PHP's <c>==</c> against a word: <c>true</c> equals every word there is.</summary>
    public static bool EqualsWord(JToken? value, string word) => value switch
    {
        JContainer => false,
        JValue { Value: bool flag } => flag,
        _ => Text(value) == word,
    };

    /// <summary>The first characters of a text. What counts are whole characters, as in the database.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        int end = 0;
        for (int taken = 0; taken < length && end < text.Length; taken++)
            end += char.IsSurrogatePair(text, end) ? 2 : 1;
        return text.Substring(0, end);
    }

    /// <summary>PHP's <c>htmlspecialchars</c>.</summary>
    public static string HtmlEscape(string text) => text
        .Replace("&", "&amp;").Replace("\"", "&quot;").Replace("'", "&#039;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>Converts the start of a text to a number, as PHP does; 0 if it does not start with one.</summary>
    public static double Number(string text) =>
        double.TryParse(LeadingNumber.Match(text).Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double n)
            ? n
            : 0;

    private static string KeyOf(int index) => index.ToString(CultureInfo.InvariantCulture);
}
