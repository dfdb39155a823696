namespace Bitrix24.Sandbox.Tests;

/// <summary>The portal as an object: its entry without HTTP, its log, its threads.</summary>
public sealed class PortalTests : IDisposable
{
    private readonly TestPortal _portal = new();

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task A_request_needs_no_transport()
    {
        var portal = new SandboxPortal();
        var request = new SandboxRequest(new Uri(portal.WebhookUrl, "profile"));

        SandboxResponse response = await portal.HandleAsync(request, CancellationToken.None);

        Assert.Equal((200, SandboxConnection.Answered), (response.Status, response.Connection));
        Assert.Equal("Marta", (string?)JObject.Parse(response.Body)["result"]!["NAME"]);
    }

    [Fact]
    public async Task A_cancelled_request_does_not_run()
    {
        SandboxPortal portal = _portal.Portal;
        var request = new SandboxRequest(new Uri(portal.WebhookUrl, TestPortal.Add));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => portal.HandleAsync(request, new CancellationToken(canceled: true)));

        Assert.Equal(0, portal.LineCount);
        Assert.Empty(portal.Requests);
    }

    [Fact]
    public async Task Every_request_is_logged_in_order()
    {
        await _portal.CallAsync("batch", """{"cmd": {"a": "profile", "b": "user.get?ID=1"}}""");
        await _portal.PostAsync("Nope");
        await _portal.CallAsync("Batch", """{"cmd": []}""");

        Assert.Equal(
            ["batch profile user.get 200", "Nope 404", "Batch 200"],
            _portal.Portal.Requests.Select(r => string.Join(' ', [r.Method, .. r.Calls, $"{r.Status}"])));
        Assert.Equal(2, _portal.Portal.Requests.CountOf("batch"));
        Assert.Equal(0, _portal.Portal.Requests.CountOf("profile"));

        _portal.Portal.Requests.Clear();
        Assert.Empty(_portal.Portal.Requests);
    }

    [Fact]
    public async Task Many_clients_at_once_get_an_id_each()
    {
        JToken[] ids = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(async () =>
        {
            using var other = new System.Net.Http.HttpClient(_portal.Portal.CreateHandler());
            string body = await other.GetStringAsync(new Uri(_portal.Portal.WebhookUrl, TestPortal.Add));
            return JObject.Parse(body)["result"]!;
        })));

        Assert.Equal(Enumerable.Range(1, 200), ids.Select(id => (int)id).Order());
        Assert.Equal(200, _portal.Portal.Requests.Count);
    }

    [Fact]
    public async Task A_reset_portal_is_empty_and_keeps_its_webhooks()
    {
        Uri webhook = _portal.Portal.WebhookUrl;
        await _portal.AddAsync();
        _portal.Portal.Faults.Add(new SandboxFault());

        _portal.Portal.Reset();

        Assert.Equal(0, _portal.Portal.LineCount);
        Assert.Empty(_portal.Portal.Requests);
        Assert.Equal(webhook, _portal.Portal.WebhookUrl);
        Assert.Equal(1, await _portal.AddAsync());
    }

    [Fact]
    public async Task A_reset_portal_keeps_its_applications_and_loses_what_they_made()
    {
        SandboxApplication application = _portal.Portal.Application;
        _portal.Application = application;
        string token = application.AccessToken;
        int id = await _portal.AddAsync();
        await _portal.CallAsync("imconnector.connector.data.set", """
            {"CONNECTOR": "mine", "LINE": 1, "DATA": {"ID": "channel"}}
            """);
        await _portal.CallAsync("imconnector.register", ConnectorTests.Sample);
        await _portal.CallAsync("imbot.unregister", $$"""{"BOT_ID": {{SandboxBots.SalesBot}}}""");

        _portal.Portal.Reset();

        Assert.Equal(token, application.AccessToken);
        Assert.Empty(_portal.Portal.ConnectorData("mine", id));
        Assert.Null((await _portal.CallAsync("imconnector.list"))["myconnector"]);
        Assert.Equal(SandboxBots.SalesBotCode, _portal.Portal.Bot(SandboxBots.SalesBot)?.Code);
    }

    [Fact]
    public async Task A_portal_that_takes_documented_times_can_be_switched_on_and_a_reset_switches_it_off()
    {
        const string Time = """{"WORKTIME_FROM": "08:00", "WORKTIME_TO": "20:00"}""";
        _portal.Portal.Settings = _portal.Portal.Settings with { DocumentedWorkTime = true };
        Assert.Equal("8", (string?)(await _portal.NewLineAsync(Time))["WORKTIME_FROM"]);

        _portal.Portal.Reset();

        Assert.False(_portal.Portal.Settings.DocumentedWorkTime);
        Assert.Equal("9", (string?)(await _portal.NewLineAsync(Time))["WORKTIME_FROM"]);
    }

    [Fact]
    public async Task What_the_portal_has_done_is_counted()
    {
        SandboxPortal portal = _portal.Portal;
        portal.Faults.Add(new SandboxFault { Method = "scope", Kind = SandboxFaultKind.DropAfter });
        await _portal.AddAsync();
        await _portal.CallAsync("batch", """{"cmd": ["imopenlines.config.ADD", "profile", "nope"]}""");
        await _portal.FailAsync("imopenlines.config.get");
        await _portal.FailAsync("nope");
        await Assert.ThrowsAsync<System.Net.Http.HttpRequestException>(() => _portal.CallAsync("scope"));

        SandboxStatistics counted = portal.Statistics;

        Assert.Equal((5, 5, 2), (counted.Requests, counted.Calls, counted.Lines));
        Assert.Equal("0:1 200:2 400:1 404:1", Text(counted.ByStatus));
        Assert.Equal(
            "imopenlines.config.add:2 imopenlines.config.get:1 profile:1 scope:1", Text(counted.CallsByMethod));

        portal.Reset();
        Assert.Equal((0, 0, 0), (portal.Statistics.Requests, portal.Statistics.Calls, portal.Statistics.Lines));

        static string Text<T>(IReadOnlyDictionary<T, int> counts)
            where T : notnull => string.Join(' ', counts.OrderBy(c => c.Key).Select(c => $"{c.Key}:{c.Value}"));
    }

    [Fact]
    public async Task The_log_can_be_switched_off_and_the_counts_go_on()
    {
        SandboxPortal portal = _portal.Portal;
        await _portal.CallAsync("profile");
        portal.Settings = portal.Settings with { KeepsLog = false };
        await _portal.CallAsync("profile");
        await _portal.CallAsync("batch", """{"cmd": ["profile"]}""");

        Assert.Single(portal.Requests);
        Assert.Equal((3, 3), (portal.Statistics.Requests, portal.Statistics.Calls));

        portal.Reset();
        await _portal.CallAsync("profile");
        Assert.Single(portal.Requests);
    }

    [Fact]
    public async Task All_lines_are_told_by_id_and_name()
    {
        await _portal.AddAsync("""{"LINE_NAME": "B"}""");
        await _portal.AddAsync("""{"LINE_NAME": "A"}""");
        await _portal.AddAsync();
        await _portal.CallAsync(TestPortal.Delete, """{"CONFIG_ID": 1}""");

        Assert.Equal([new SandboxLine(2, "A"), new SandboxLine(3, "Open Channel #3")], _portal.Portal.Lines);
    }

    [Fact]
    public void The_address_is_as_asked()
    {
        var portal = new SandboxPortal(new SandboxOptions { BaseAddress = new Uri("http://127.0.0.1:8080/") });

        Assert.StartsWith("http://127.0.0.1:8080/rest/1/", portal.WebhookUrl.AbsoluteUri);
    }
}
