namespace Bitrix24.OpenLines;

/// <summary>Turns JSON into values that any .NET language knows, so that no JSON type leaves this library.</summary>
internal static class PlainValue
{
    /// <summary>Text, numbers, flags, arrays, dictionaries, null.</summary>
    public static object? Of(JToken token) => token switch
    {
        JValue scalar => scalar.Value,
        JArray list => list.Select(Of).ToArray(),
        JObject map => map.Properties().ToDictionary(property => property.Name, property => Of(property.Value)),
        _ => token.ToString(),
    };
}
