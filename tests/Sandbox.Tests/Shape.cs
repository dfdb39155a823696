using System.Text.RegularExpressions;

namespace Bitrix24.Sandbox.Tests;

/// <summary>Compares an answer with a documented one: names and types, but no values.</summary>
internal static class Shape
{
    private static readonly Regex Id = new("^(chat)?[0-9]+$");

    public static void Check(JToken documented, JToken actual, string path = "result")
    {
        // Nothing says nothing of the type; and PHP has a map that is empty for a list.
        if (documented.Type is JTokenType.Null || actual.Type is JTokenType.Null || actual is JArray { Count: 0 })
            return;
        Assert.True(documented.Type == actual.Type, $"{path} is {actual.Type} and not {documented.Type}");
        if (documented is JArray { Count: > 0 } list)
        {
            foreach (JToken item in actual)
                Check(list[0], item, $"{path}[]");
        }
        if (documented is not JObject map)
            return;
        if (IsById(map))
        {
            JToken sample = map.PropertyValues().First();
            foreach (JProperty entry in ((JObject)actual).Properties())
                Check(sample, entry.Value, $"{path}.{entry.Name}");
            return;
        }
        if (!HasWhatItNeeds(path))
            Assert.Equal($"{path}: {Names(map)}", $"{path}: {Names((JObject)actual)}");
        foreach (JProperty property in map.Properties().Where(property => actual[property.Name] is not null))
            Check(property.Value, actual[property.Name]!, $"{path}.{property.Name}");
    }

    /// <summary>Whether the names are ids, each of a thing of the same kind.</summary>
    private static bool IsById(JObject map) =>
        map.HasValues && map.Properties().All(property => Id.IsMatch(property.Name));

    /// <summary>Whether a map has only what there is: of a message, its files and attachments.</summary>
    private static bool HasWhatItNeeds(string path) => path.EndsWith(".params", StringComparison.Ordinal);

    private static string Names(JObject map) =>
        string.Join(" ", map.Properties().Select(property => property.Name).Order(StringComparer.Ordinal));
}
