using System.Globalization;
using Bitrix24.Reference;

namespace Bitrix24.OpenLines.Tests;

/// <summary>
/// Every documented method: its sample request leaves as the documented JSON, and its sample responses are read into
/// types.
/// </summary>
public sealed class DocumentedMethodTests
{
    // What carries other calls is no request of its own; Bitrix24.Rest tests it.
    private const string Batch = "batch";

    private static readonly Dictionary<string, MethodSample> Samples = new[]
    {
        LineSamples.All, ConnectorSamples.All, BotSamples.All, BotSessionSamples.All, DialogSamples.All,
        CrmSamples.All, NetworkSamples.All, EventSamples.All, CompanySamples.All, PortalSamples.All,
    }.SelectMany(area => area).ToDictionary(sample => sample.Call.Method);

    public static TheoryData<string> Methods =>
        [.. DocumentedMethod.All.Where(method => method.Kind == "method").Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_module_has_a_request_for_it(string name) => Assert.True(name == Batch || Samples.ContainsKey(name));

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_sample_request_leaves_as_documented(string name)
    {
        if (!Samples.TryGetValue(name, out MethodSample? sample) || DocumentedMethod.Of(name).Request is not { } request)
            return;
        Assert.Equal(Plain(request).ToString(), Plain(sample.Call.Parameters).ToString());
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task The_sample_responses_are_read(string name)
    {
        if (Samples.TryGetValue(name, out MethodSample? sample))
            await sample.CheckResponsesAsync(DocumentedMethod.Of(name));
    }

    /// <summary>
    /// A map has no order of its own, and a portal takes the number 12 and the text 12 for the same.
    /// </summary>
    private static JToken Plain(JToken token) => token switch
    {
        JObject map => new JObject(map.Properties().OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => new JProperty(property.Name, Plain(property.Value)))),
        JArray list => new JArray(list.Select(Plain)),
        JValue { Value: long number } => number.ToString(CultureInfo.InvariantCulture),
        _ => token,
    };
}
