using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Takes PowerShell's wrappers off, in whatever collection they are.</summary>
internal static class PlainInput
{
    /// <summary>Names and values as a map; of a name that comes twice, the last value.</summary>
    public static Dictionary<string, object?> MapOf(IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        var map = new Dictionary<string, object?>();
        foreach (KeyValuePair<string, object?> pair in pairs)
            map[pair.Key] = Of(pair.Value);
        return map;
    }

    private static object? Of(object? value)
    {
        object? bare = InputValues.Unwrap(value);
        return bare switch
        {
            Dictionary<string, object?> map => MapOf(map),
            IEnumerable list and not (string or byte[]) => list.Cast<object?>().Select(Of).ToArray(),
            _ => bare,
        };
    }
}
