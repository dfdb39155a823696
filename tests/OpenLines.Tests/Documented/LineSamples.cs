using System.Collections;
using Bitrix24.Reference;
using Newtonsoft.Json;

namespace Bitrix24.OpenLines.Tests;

/// <summary><c>imopenlines.config.*</c></summary>
internal static class LineSamples
{
    public static IEnumerable<MethodSample> All =>
    [
        MethodSample.Of(
            new AddOpenLine(OpenLineSettings.ReadCreation(
                SampleOf("imopenlines.config.add", "PARAMS"), InputSource.Explicit)),
            id => Assert.Equal(15, id)),
        MethodSample.Of(
            new UpdateOpenLine(15, OpenLineSettings.ReadChange(
                SampleOf("imopenlines.config.update", "PARAMS"), InputSource.Explicit)),
            id => Assert.Equal(15, id)),
        MethodSample.Of(new RemoveOpenLine(15), id => Assert.Equal(15, id)),
        MethodSample.Of(
            new GetOpenLine(15, withOffline: true),
            line => Assert.Equal((22, "Sample name", true), (line.Id, line.Name, line.Active))),
        MethodSample.Of(
            OpenLineQuery
                .Of(SampleOf("imopenlines.config.list.get", "PARAMS", "filter"), ["ID"], descending: false)
                .Page(
                    lastId: null,
                    offset: 0,
                    limit: 50,
                    OpenLineSelection.Of(["ID", "LINE_NAME", "ACTIVE", "QUEUE"], withOperators: false)),
            lines => Assert.Equal(
                ["department:10", "user:101"], lines.Select(line => line.Queue!.ToString()))),
    ];

    /// <summary>What a hashtable would hold, whose nested maps are hashtables too.</summary>
    private static IEnumerable<KeyValuePair<string, object?>> SampleOf(string method, params string[] path) =>
        ((JObject)path.Aggregate((JToken)DocumentedMethod.Of(method).Request!, (map, key) => map[key]!)).Properties()
            .Select(property => KeyValuePair.Create(property.Name, Plain(property.Value)));

    private static object? Plain(JToken token) => token switch
    {
        JObject map => JsonConvert.DeserializeObject<Hashtable>(map.ToString()),
        JArray list => list.Select(Plain).ToArray(),
        JValue value => value.Value,
        _ => null,
    };
}
