using System.Text;
using Newtonsoft.Json;

namespace Bitrix24.Sandbox.Tests;

/// <summary>A portal, and a client that knows nothing but HTTP and JSON.</summary>
internal sealed class TestPortal : IDisposable
{
    public const string Add = "imopenlines.config.add";
    public const string Update = "imopenlines.config.update";
    public const string Delete = "imopenlines.config.delete";
    public const string Get = "imopenlines.config.get";
    public const string List = "imopenlines.config.list.get";

    private readonly HttpClient _http;

    public TestPortal(SandboxOptions? options = null)
    {
        Portal = new SandboxPortal(options);
        _http = new HttpClient(Portal.CreateHandler());
    }

    public SandboxPortal Portal { get; }

    /// <summary>Who posts JSON where no webhook is named; null for the administrator's webhook.</summary>
    public SandboxApplication? Application { get; set; }

    public void Dispose() => _http.Dispose();

    /// <summary>Posts JSON and reads the whole answer.</summary>
    public async Task<(int Status, JObject Body)> PostAsync(string method, string json = "{}", Uri? webhook = null)
    {
        if (webhook is null && Application is { } application)
        {
            JObject signed = Parse(json);
            signed["auth"] = application.AccessToken;
            json = signed.ToString(Formatting.None);
            webhook = new Uri(Portal.Address, "rest/");
        }
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _http.PostAsync(Address(method, webhook), content);
        return ((int)response.StatusCode, Parse(await response.Content.ReadAsStringAsync()));
    }

    /// <summary>Posts a form.</summary>
    public async Task<JToken> FormAsync(string method, string form)
    {
        using var content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        using HttpResponseMessage response = await _http.PostAsync(Address(method), content);
        return Parse(await response.Content.ReadAsStringAsync())["result"]!;
    }

    /// <summary>Gets, with whatever stands in the query.</summary>
    public async Task<(int Status, string Body)> GetAsync(string methodAndQuery, Uri? webhook = null)
    {
        using HttpResponseMessage response = await _http.GetAsync(Address(methodAndQuery, webhook));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>The <c>result</c> of a call that has to succeed.</summary>
    public async Task<JToken> CallAsync(string method, string json = "{}", Uri? webhook = null)
    {
        (int status, JObject body) = await PostAsync(method, json, webhook);
        Xunit.Assert.True(status == 200, body.ToString());
        return body["result"]!;
    }

    /// <summary>Status, code and text of a call that has to fail.</summary>
    public async Task<(int Status, string Code, string Text)> FailAsync(
        string method, string json = "{}", Uri? webhook = null)
    {
        (int status, JObject body) = await PostAsync(method, json, webhook);
        Xunit.Assert.Null(body["time"]);
        Xunit.Assert.Null(body["result"]);
        return (status, (string)body["error"]!, (string)body["error_description"]!);
    }

    /// <summary>Sends a request anywhere under the portal's address, with a header or without.</summary>
    public async Task<(int Status, JObject Body)> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, string? authorization = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Portal.Address, path)) { Content = content };
        if (authorization is not null)
            request.Headers.Add("Authorization", authorization);
        using HttpResponseMessage response = await _http.SendAsync(request);
        return ((int)response.StatusCode, Parse(await response.Content.ReadAsStringAsync()));
    }

    /// <summary>Creates a line.</summary>
    public async Task<int> AddAsync(string settings = "{}") =>
        (int)await CallAsync(Add, $$"""{"PARAMS": {{settings}}}""");

    /// <summary>Reads a line.</summary>
    public async Task<JObject> LineAsync(int id) => (JObject)await CallAsync(Get, $$"""{"CONFIG_ID": {{id}}}""");

    /// <summary>Creates a line and reads it back.</summary>
    public async Task<JObject> NewLineAsync(string settings = "{}") => await LineAsync(await AddAsync(settings));

    private static JObject Parse(string json) => JsonConvert.DeserializeObject<JObject>(
        json, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;

    private Uri Address(string method, Uri? webhook = null) => new($"{webhook ?? Portal.WebhookUrl}{method}");
}
