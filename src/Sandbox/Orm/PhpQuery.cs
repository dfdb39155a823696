using System.Globalization;
using System.Net;

namespace Bitrix24.Sandbox;

/// <summary>Reads a query string or a form as PHP does: <c>PARAMS[QUEUE][0][ENTITY_ID]=1</c> nests.</summary>
internal static class PhpQuery
{
    /// <param name="query">The text.</param>
    /// <param name="most">How many variables are read; the others are passed over.</param>
    public static JObject Parse(string query, int most = int.MaxValue) => Parse(
        query.TrimStart('?').Split(['&'], StringSplitOptions.RemoveEmptyEntries).Select(Decode), most);

    /// <summary>Nests fields that have been decoded.</summary>
    public static JObject Parse(IEnumerable<KeyValuePair<string, string>> fields, int most)
    {
        var root = new JObject();
        foreach (KeyValuePair<string, string> field in fields.Take(most))
        {
            if (Path(field.Key.TrimStart()) is { } path)
                Store(root, path, field.Value);
        }
        return root;
    }

    private static KeyValuePair<string, string> Decode(string pair)
    {
        int equals = pair.IndexOf('=');
        return new(
            WebUtility.UrlDecode(equals < 0 ? pair : pair.Substring(0, equals)),
            equals < 0 ? "" : WebUtility.UrlDecode(pair.Substring(equals + 1)));
    }

    /// <summary>The keys on the way to a value; an empty one stands for "the next free number".</summary>
    private static List<string>? Path(string name)
    {
        int open = name.IndexOf('[');
        if (open == 0 || name.Length == 0)
            return null;

        // A bracket that is never closed is part of the name.
        if (open < 0 || name.IndexOf(']', open) < 0)
            return [Variable(name)];

        List<string> path = [Variable(name.Substring(0, open))];
        while (open >= 0 && open < name.Length && name[open] == '[')
        {
            int close = name.IndexOf(']', open);
            if (close < 0)
                break;
            path.Add(name.Substring(open + 1, close - open - 1));
            open = close + 1;
        }
        return path;
    }

    /// <summary>Once upon a time a parameter became a variable, and a variable's name has no dot.</summary>
    private static string Variable(string name) => name.Replace('.', '_').Replace(' ', '_').Replace('[', '_');

    private static void Store(JObject root, List<string> path, string value)
    {
        JObject map = root;
        for (int i = 0; i < path.Count; i++)
        {
            string key = path[i].Length > 0 ? path[i] : NextNumber(map);
            if (i == path.Count - 1)
                map[key] = value;
            else if (map[key] is JObject inner)
                map = inner;
            else
                map[key] = map = [];
        }
    }

    private static string NextNumber(JObject map)
    {
        int last = map.Properties()
            .Select(p => int.TryParse(p.Name, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : -1)
            .DefaultIfEmpty(-1)
            .Max();
        return (last + 1).ToString(CultureInfo.InvariantCulture);
    }
}
