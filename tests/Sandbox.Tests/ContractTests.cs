using System.Text;
using Newtonsoft.Json;

namespace Bitrix24.Sandbox.Tests;

/// <summary>Plays the requests of tests/Contract, and compares what comes with what a published server answers.</summary>
public sealed class ContractTests : IDisposable
{
    private static readonly Dictionary<string, JObject> Cases = Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "Contract"), "*.json")
        .SelectMany(file => JArray.Parse(File.ReadAllText(file)).Cast<JObject>())
        .ToDictionary(one => (string)one["name"]!);

    private readonly TestPortal _portal = new();
    private readonly HttpClient _http;

    public ContractTests() => _http = new HttpClient(_portal.Portal.CreateHandler());

    public static TheoryData<string> Names => [.. Cases.Keys];

    public void Dispose()
    {
        _http.Dispose();
        _portal.Dispose();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_published_server_answers_so(string name)
    {
        JObject played = Cases[name];
        if (played["settings"] is { } settings)
            _portal.Portal.Settings = settings.ToObject<SandboxSettings>()!;

        foreach (JObject step in played["steps"]!.Cast<JObject>())
        {
            (int status, JObject answer) = await SendAsync(step);
            string shown = $"{step["method"]}: {answer.ToString(Formatting.None)}";
            Assert.True(status == ((int?)step["status"] ?? 200), $"HTTP {status}. {shown}");
            Compare(step["answer"]!, answer, shown);
            Assert.All(step["absent"]?.Values<string>() ?? [], absent => Assert.False(answer.ContainsKey(absent!), shown));
        }

        foreach (JProperty raised in (played["events"] as JObject ?? []).Properties())
        {
            JToken data = _portal.Portal.Events.Raised.First(one => one.Name == raised.Name).Data;
            Compare(raised.Value, data, $"{raised.Name}: {data.ToString(Formatting.None)}");
        }
        if (played["connectorData"] is { } stored)
        {
            Assert.Equal(
                stored.ToObject<Dictionary<string, string>>()!.OrderBy(one => one.Key),
                _portal.Portal.ConnectorData("x", 1).OrderBy(one => one.Key));
        }
    }

    private async Task<(int Status, JObject Answer)> SendAsync(JObject step)
    {
        string method = (string)step["method"]!;
        var body = (JObject?)step["body"]?.DeepClone();
        Uri address = step["user"] is { } user
            ? _portal.Portal.CreateWebhook((int)user, "imopenlines")
            : _portal.Portal.WebhookUrl;
        if (step["application"] is not null)
        {
            body!["auth"] = _portal.Portal.Application.AccessToken;
            address = new Uri(_portal.Portal.Address, "rest/");
        }
        using var content = new StringContent(
            body?.ToString() ?? (string)step["form"]!,
            Encoding.UTF8,
            body is null ? "application/x-www-form-urlencoded" : "application/json");
        using HttpResponseMessage response = await _http.PostAsync(new Uri($"{address}{method}"), content);
        return ((int)response.StatusCode, JObject.Parse(await response.Content.ReadAsStringAsync()));
    }

    private static void Compare(JToken expected, JToken? actual, string shown)
    {
        switch (expected)
        {
            // PHP encodes an empty map as an empty list; dates are empty maps.
            case JObject map:
                Assert.True(actual is JObject || map.Count == 0, shown);
                foreach (JProperty property in map.Properties())
                {
                    Assert.True(((JObject)actual!).ContainsKey(property.Name), $"{property.Name} is missing. {shown}");
                    Compare(property.Value, actual[property.Name], shown);
                }
                break;
            case JArray list:
                Assert.True(actual is JArray items && items.Count == list.Count, shown);
                for (int i = 0; i < list.Count; i++)
                    Compare(list[i], actual![i], shown);
                break;
            default:
                Assert.True(JToken.DeepEquals(expected, actual), $"{expected} was expected. {shown}");
                break;
        }
    }
}
