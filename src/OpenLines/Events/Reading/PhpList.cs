using System.Globalization;

namespace Bitrix24.OpenLines;

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
