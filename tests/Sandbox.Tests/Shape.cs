using System;
using System.Linq;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Bitrix24.Sandbox.Tests;

/// <summary>Compares an answer with a documented one: names and types, but no values.</summary>
internal static class Shape
{
    public static void Check(JToken documented, JToken actual, string path = "result")
    {
        // Nothing says nothing of the type.
        if (documented.Type is JTokenType.Null || actual.Type is JTokenType.Null)
            return;
        Assert.True(documented.Type == actual.Type, $"{path} is {actual.Type} and not {documented.Type}");
        if (documented is JArray { Count: > 0 } list)
        {
            foreach (JToken item in actual)
                Check(list[0], item, $"{path}[]");
        }
        if (documented is not JObject map)
            return;
        Assert.Equal($"{path}: {Names(map)}", $"{path}: {Names((JObject)actual)}");
        foreach (JProperty property in map.Properties())
            Check(property.Value, actual[property.Name]!, $"{path}.{property.Name}");
    }

    private static string Names(JObject map) =>
        string.Join(" ", map.Properties().Select(property => property.Name).Order(StringComparer.Ordinal));
}
