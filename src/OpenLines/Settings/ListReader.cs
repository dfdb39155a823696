using System.Collections;

namespace Bitrix24.OpenLines;

/// <summary>The forms in which lists arrive.</summary>
internal static class ListReader
{
    // A blank is one too: PowerShell puts it between the elements of a list that it makes a string of.
    private static readonly char[] Separators = [',', ';', ' '];

    /// <summary>The elements that a person gave: a list, or one text with commas, semicolons or blanks.</summary>
    public static IEnumerable<object> Elements(object given) => given switch
    {
        string text => text.Split(Separators).Select(part => part.Trim()).Where(part => part.Length > 0),
        IDictionary => [given],
        IEnumerable list => list.Cast<object?>().OfType<object>(),
        _ => [given],
    };

    /// <summary>
    /// The elements that a portal sent. It sends an empty list as <c>[""]</c>, and a list with gaps as a map.
    /// </summary>
    public static IEnumerable<JToken> Elements(JToken token)
    {
        IEnumerable<JToken> elements = token switch
        {
            JArray list => list,
            JObject map => map.PropertyValues(),
            _ => ((string?)token ?? "").Split(Separators).Select(part => (JToken)part.Trim()),
        };
        return elements.Where(element => element is not JValue { Value: null or "" });
    }

    /// <summary>
    /// An empty list would vanish from a query string: it goes out in the portal's own spelling of it.
    /// </summary>
    public static JArray Write(IEnumerable<JToken> elements)
    {
        var list = new JArray(elements);
        return list.Count > 0 ? list : [""];
    }
}
