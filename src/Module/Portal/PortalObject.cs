namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Turns what a portal answers into objects of PowerShell, under the portal's own names.</summary>
internal static class PortalObject
{
    /// <summary>A map becomes an object, an array an array of objects; everything else stays what it is.</summary>
    public static object? Of(object? value) => value switch
    {
        object?[] list => list.Select(Of).ToArray(),
        Dictionary<string, object?> map when CanBeObject(map) => ObjectOf(map),
        Dictionary<string, object?> map => map.ToDictionary(pair => pair.Key, pair => Of(pair.Value)),
        _ => value,
    };

    private static PSObject ObjectOf(Dictionary<string, object?> map)
    {
        var result = new PSObject();
        foreach (KeyValuePair<string, object?> pair in map)
            result.Properties.Add(new PSNoteProperty(pair.Key, Of(pair.Value)), preValidated: true);
        return result;
    }

    /// <summary>To PowerShell, names that differ in case only are one, and an empty name is none.</summary>
    private static bool CanBeObject(Dictionary<string, object?> map) =>
        !map.ContainsKey("") && map.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count() == map.Count;
}
