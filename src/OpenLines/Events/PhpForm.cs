using System.Globalization;
using System.Net;

namespace Bitrix24.OpenLines;

/// <summary>
/// Reads a form as PHP does: <c>data[DATA][0][session][id]=42</c> nests. Lists become maps with the keys 0, 1, 2…
/// </summary>
internal static class FormReader
{
    // PHP goes no deeper either.
    private const int MaxDepth = 64;

    /// <exception cref="FormatException">It is no form.</exception>
    public static JObject Read(string form)
    {
        var root = new JObject();
        foreach (string pair in form.Trim().TrimStart('?').Split(['&'], StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=');
            if (equals < 1)
                throw new FormatException("It is no form: between two '&' there is no 'name=value'.");
            Store(root, PathOf(WebUtility.UrlDecode(pair.Substring(0, equals))), pair.Substring(equals + 1));
        }
        return root;
    }

    private static List<string> PathOf(string name)
    {
        int open = name.IndexOf('[');
        if (open < 0 || name.IndexOf(']', open) < 0)
            return [name];
        List<string> path = [name.Substring(0, open)];
        while (open >= 0 && open < name.Length && name[open] == '[' && name.IndexOf(']', open) is > 0 and var close)
        {
            path.Add(name.Substring(open + 1, close - open - 1));
            open = close + 1;
        }
        return path.Count <= MaxDepth
            ? path
            : throw new FormatException($"It is nested more than {MaxDepth} deep.");
    }

    private static void Store(JObject root, List<string> path, string value)
    {
        JObject map = root;
        for (int i = 0; i < path.Count; i++)
        {
            string key = path[i].Length > 0 || i == 0 ? path[i] : NextPlace(map);
            if (i == path.Count - 1)
                map[key] = WebUtility.UrlDecode(value);
            else if (map[key] is JObject inner)
                map = inner;
            else
                map[key] = map = [];
        }
    }

    /// <summary>An empty key stands for the next free number.</summary>
    private static string NextPlace(JObject map)
    {
        int last = map.Properties()
            .Select(entry => NumberFormat.TryParse(entry.Name) ?? -1)
            .DefaultIfEmpty(-1)
            .Max();
        return (last + 1).ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>Tells lists from maps where a form has made maps of all of them, with the keys 0, 1, 2…</summary>
internal static class PhpList
{
    /// <summary>The entries of a list; null for what is none.</summary>
    public static IReadOnlyList<JToken>? Of(JToken? token) => token switch
    {
        JArray list => [.. list],
        JObject { Count: > 0 } map when map.Properties().Select(IsInPlace).All(inPlace => inPlace) =>
            [.. map.PropertyValues()],
        _ => null,
    };

    private static bool IsInPlace(JProperty entry, int place) =>
        entry.Name == place.ToString(CultureInfo.InvariantCulture);
}
