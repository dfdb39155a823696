namespace Bitrix24.Sandbox.Tests;

/// <summary>Handlers of events: bound, listed, unbound, and what they are sent.</summary>
public sealed class EventHandlerTests : IDisposable
{
    private const string Bind = "event.bind";
    private const string Unbind = "event.unbind";
    private const string Get = "event.get";
    private const string Session = """{"DATA": [{"session": {"id": 42, "closed": "N"}, "chat": {"id": 8}}]}""";

    private readonly TestPortal _portal = new();

    public EventHandlerTests() => _portal.Application = _portal.Portal.Application;

    public void Dispose() => _portal.Dispose();

    [Theory]
    [InlineData("events")]
    [InlineData(Bind)]
    [InlineData(Unbind)]
    [InlineData(Get)]
    [InlineData("event.offline.get")]
    [InlineData("event.offline.list")]
    [InlineData("event.offline.clear")]
    [InlineData("event.offline.error")]
    public async Task Only_applications_get_in(string method)
    {
        (int status, string code, _) = await _portal.FailAsync(method, webhook: _portal.Portal.WebhookUrl);

        Assert.Equal((403, "WRONG_AUTH_TYPE"), (status, code));
    }

    [Fact]
    public async Task Events_are_those_of_the_application_or_of_a_scope_or_all()
    {
        string[] own = await NamesAsync();
        string[] all = await NamesAsync("""{"FULL": true}""");

        Assert.Contains("ONSESSIONSTART", own);
        Assert.Contains("ONOFFLINEEVENT", own);
        Assert.DoesNotContain("ONTASKADD", own);
        Assert.Contains("ONTASKADD", all);
        Assert.Equal(["ONUSERADD"], await NamesAsync("""{"SCOPE": "user", "FULL": true}"""));
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public async Task A_handler_is_bound_shown_and_unbound()
    {
        await BindAsync("onSessionStart", """, "handler": "https://hooks.example/start", "auth_type": 15""");
        await BindAsync("ONSESSIONSTART", """, "handler": "https://hooks.example/start" """);
        await BindAsync("OnSessionFinish", """, "event_type": "offline", "auth_connector": "crm" """);

        JToken handlers = await _portal.CallAsync(Get);

        Assert.Equal(
            [
                """{"event":"ONSESSIONSTART","handler":"https://hooks.example/start","auth_type":"15","offline":0}""",
                """{"event":"ONSESSIONSTART","handler":"https://hooks.example/start","auth_type":"0","offline":0}""",
                """{"event":"ONSESSIONFINISH","connector_id":"crm","offline":1}""",
            ],
            handlers.Select(Json.Write));
        const string Start = """, "handler": "https://hooks.example/start" """;
        const string Queue = """, "event_type": "offline" """;
        Assert.Equal(1, await UnbindAsync("ONSESSIONSTART", Start + """, "auth_type": 0"""));
        Assert.Equal(1, await UnbindAsync("OnSessionStart", Start));
        Assert.Equal(0, await UnbindAsync("ONSESSIONFINISH", Queue));
        Assert.Equal(1, await UnbindAsync("ONSESSIONFINISH", Queue + """, "auth_connector": "crm" """));
        Assert.Empty(await _portal.CallAsync(Get));
    }

    [Theory]
    [InlineData("""{"handler": "https://a.example/"}""", 400, "ERROR_ARGUMENT")]
    [InlineData("""{"event": "ONSESSIONSTART"}""", 400, "ERROR_ARGUMENT")]
    [InlineData("""{"event": "ONSESSIONSTART", "handler": "nowhere"}""", 400, "ERROR_WRONG_HANDLER_URL")]
    [InlineData("""{"event": "ONNOTHING", "handler": "https://a.example/"}""", 400, "ERROR_EVENT_NOT_FOUND")]
    [InlineData("""{"event": "ONTASKADD", "handler": "https://a.example/"}""", 400, "ERROR_EVENT_NOT_FOUND")]
    [InlineData("""{"event": "ONSESSIONSTART", "event_type": "sometimes"}""", 400, "ERROR_ARGUMENT")]
    [InlineData("""{"event": "ONOFFLINEEVENT", "event_type": "offline"}""", 400, "ERROR_ARGUMENT")]
    public async Task What_cannot_be_bound_is_refused(string json, int status, string code)
    {
        (int answered, string error, _) = await _portal.FailAsync(Bind, json);

        Assert.Equal((status, code), (answered, error));
    }

    [Fact]
    public async Task Nothing_is_bound_twice()
    {
        const string Handler = """, "handler": "https://hooks.example/start" """;
        await BindAsync("ONSESSIONSTART", Handler);

        (int status, string code, _) = await _portal.FailAsync(Bind, """{"event": "ONSESSIONSTART" """ + Handler + "}");

        Assert.Equal((400, "ERROR_CORE"), (status, code));
        Assert.Single(await _portal.CallAsync(Get));
    }

    [Fact]
    public async Task Who_is_no_administrator_has_handlers_of_his_own_only()
    {
        await BindAsync("ONSESSIONSTART", """, "handler": "https://hooks.example/admin" """);
        await BindAsync("ONSESSIONSTART", """, "event_type": "offline" """);
        const string Offline = """{"event": "ONSESSIONSTART", "event_type": "offline"}""";
        const string Other = """{"event": "ONSESSIONSTART", "handler": "https://a.example/", "auth_type": 15}""";

        // The same application, in the name of another user.
        _portal.Application = _portal.Portal.CreateApplication(5, "imopenlines");
        await BindAsync("ONSESSIONSTART", """, "handler": "https://hooks.example/own" """);

        Assert.Equal("5", (string?)Assert.Single(await _portal.CallAsync(Get))["auth_type"]);
        foreach (string method in new[] { Bind, Unbind })
        {
            Assert.Equal((403, "ACCESS_DENIED"), await CodeAsync(method, Offline));
            Assert.Equal((403, "ACCESS_DENIED"), await CodeAsync(method, Other));
        }
        foreach (string method in new[] { "get", "list", "clear", "error" })
            Assert.Equal((403, "ACCESS_DENIED"), await CodeAsync($"event.offline.{method}", "{}"));
        Assert.Equal(1, await UnbindAsync("ONSESSIONSTART", """, "handler": "https://hooks.example/own" """));
    }

    [Fact]
    public async Task A_handler_is_sent_a_form_with_the_tokens_of_who_has_caused_it()
    {
        SandboxApplication application = _portal.Portal.Application;
        await BindAsync("ONSESSIONSTART", """, "handler": "https://hooks.example/start" """);

        _portal.Portal.RaiseEvent("OnSessionStart", Session);
        _portal.Portal.RaiseEvent("OnSessionFinish", Session);

        SandboxDelivery delivery = Assert.Single(_portal.Portal.Deliveries);
        Assert.Equal(("ONSESSIONSTART", "https://hooks.example/start"), (delivery.Event, delivery.Address));
        var body = JObject.Parse(delivery.Json);
        Assert.Equal(42, (int)body.SelectToken("data.DATA[0].session.id")!);
        Assert.Equal(application.AccessToken, (string?)body["auth"]!["access_token"]);
        Assert.Equal("sandbox.bitrix24.example", (string?)body["auth"]!["domain"]);
        Assert.Null(body["auth"]!["refresh_token"]);
        Assert.StartsWith(
            "event=ONSESSIONSTART&event_handler_id=1&data%5BDATA%5D%5B0%5D%5Bsession%5D%5Bid%5D=42&",
            delivery.Form);
        JObject form = PhpQuery.Parse(delivery.Form);
        Assert.Equal(body["auth"]!["application_token"], form["auth"]!["application_token"]);
    }

    [Fact]
    public async Task The_tokens_of_somebody_else_are_not_to_be_had()
    {
        await BindAsync("ONSESSIONSTART", """, "handler": "https://hooks.example/start", "auth_type": 15""");

        _portal.Portal.RaiseEvent("ONSESSIONSTART", Session);

        var body = JObject.Parse(Assert.Single(_portal.Portal.Deliveries).Json);
        Assert.Null(body["auth"]!["access_token"]);
        Assert.NotNull(body["auth"]!["application_token"]);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8000/start", true)]
    [InlineData("http://localhost/start", true)]
    [InlineData("http://[::1]:8000/", true)]
    [InlineData("https://hooks.example/start", false)]
    [InlineData("http://127.0.0.1.hooks.example/", false)]
    public async Task A_handler_on_this_machine_is_sent_its_events(string address, bool isPosted)
    {
        List<string> posted = [];
        using var portal = new TestPortal(new SandboxOptions
        {
            BaseAddress = new Uri("http://127.0.0.1:8080/"),
            Post = delivery =>
            {
                posted.Add(delivery.Form);
                return Task.FromResult(503);
            },
        });
        portal.Application = portal.Portal.Application;
        await portal.CallAsync(Bind, $$"""{"event": "ONSESSIONSTART", "handler": "{{address}}"}""");

        portal.Portal.RaiseEvent("ONSESSIONSTART", Session);

        SandboxDelivery delivery = Assert.Single(portal.Portal.Deliveries);
        Assert.Equal(isPosted ? [delivery.Form] : [], posted);
        JToken auth = JObject.Parse(delivery.Json)["auth"]!;
        Assert.Equal(
            ("127.0.0.1:8080", "http://127.0.0.1:8080/rest/"), ((string?)auth["domain"], (string?)auth["client_endpoint"]));
        Assert.Equal(isPosted ? 503 : null, delivery.Status);
    }

    [Fact]
    public async Task Nothing_is_posted_where_the_settings_say_so()
    {
        int posted = 0;
        using var portal = new TestPortal(new SandboxOptions
        {
            PostsEvents = false,
            Post = _ => Task.FromResult(++posted),
        });
        portal.Application = portal.Portal.Application;
        await portal.CallAsync(Bind, """{"event": "ONSESSIONSTART", "handler": "http://127.0.0.1/"}""");

        portal.Portal.RaiseEvent("ONSESSIONSTART", Session);

        Assert.Single(portal.Portal.Deliveries);
        Assert.Equal(0, posted);
    }

    [Fact]
    public void What_is_no_event_is_not_raised()
    {
        Assert.Throws<ArgumentException>(() => _portal.Portal.RaiseEvent("ONNOTHING", "{}"));
        Assert.Throws<ArgumentException>(() => _portal.Portal.RaiseEvent("ONSESSIONSTART", "{"));
    }

    [Fact]
    public async Task A_reset_forgets_handlers_queues_and_deliveries()
    {
        await BindAsync("ONSESSIONSTART", """, "handler": "https://hooks.example/start" """);
        await BindAsync("ONSESSIONSTART", """, "event_type": "offline" """);
        _portal.Portal.RaiseEvent("ONSESSIONSTART", Session);
        SandboxDelivery delivery = Assert.Single(_portal.Portal.Deliveries);
        Assert.False(delivery.IsOver);

        _portal.Portal.Reset();

        Assert.True(delivery.IsOver);
        Assert.Empty(_portal.Portal.Deliveries);
        Assert.Empty(await _portal.CallAsync(Get));
        Assert.Empty(await _portal.CallAsync("event.offline.list"));
    }

    private async Task<string[]> NamesAsync(string json = "{}") =>
        [.. (await _portal.CallAsync("events", json)).Select(name => (string)name!)];

    private async Task<(int, string)> CodeAsync(string method, string json)
    {
        (int status, string code, _) = await _portal.FailAsync(method, json);
        return (status, code);
    }

    private async Task BindAsync(string name, string more) =>
        Assert.True((bool)await _portal.CallAsync(Bind, $$"""{"event": "{{name}}"{{more}}}"""));

    private async Task<int> UnbindAsync(string name, string more) =>
        (int)(await _portal.CallAsync(Unbind, $$"""{"event": "{{name}}"{{more}}}"""))["count"]!;
}
