namespace Bitrix24.Sandbox.Tests;

/// <summary>The queue of offline events.</summary>
public sealed class OfflineEventTests : IDisposable
{
    private const string Get = "event.offline.get";
    private const string List = "event.offline.list";
    private const string Clear = "event.offline.clear";
    private const string Fail = "event.offline.error";

    private readonly TestPortal _portal;
    private DateTimeOffset _now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public OfflineEventTests()
    {
        _portal = new TestPortal(new SandboxOptions { Clock = () => _now });
        _portal.Application = _portal.Portal.Application;
        BindAsync("ONSESSIONSTART").GetAwaiter().GetResult();
        BindAsync("ONSESSIONFINISH").GetAwaiter().GetResult();
    }

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task Get_takes_what_is_there_away_in_the_documented_shape()
    {
        Raise("ONSESSIONSTART", 42);

        JToken answer = await _portal.CallAsync(Get);

        Assert.Equal(JTokenType.Null, answer["process_id"]!.Type);
        JObject one = (JObject)Assert.Single(answer["events"]!);
        Assert.Equal(
            ["ID", "TIMESTAMP_X", "EVENT_NAME", "EVENT_DATA", "EVENT_ADDITIONAL", "MESSAGE_ID"],
            one.Properties().Select(field => field.Name));
        Assert.Equal("ONSESSIONSTART", (string?)one["EVENT_NAME"]);
        Assert.Equal(42, (int)one.SelectToken("EVENT_DATA.session.id")!);
        Assert.Equal(32, ((string)one["MESSAGE_ID"]!).Length);
        Assert.Empty((await _portal.CallAsync(Get))["events"]!);
    }

    [Fact]
    public async Task Events_that_say_the_same_are_one_unless_somebody_is_at_work_on_it()
    {
        Raise("ONSESSIONSTART", 42);
        _now += TimeSpan.FromMinutes(5);
        Raise("ONSESSIONSTART", 42);
        Raise("ONSESSIONSTART", 43);

        JToken[] listed = [.. await _portal.CallAsync(List)];
        Assert.All(listed, one => Assert.Equal("2026-01-01T12:05:00+00:00", (string?)one["TIMESTAMP_X"]));
        Assert.Equal(["1", "2"], listed.Select(one => (string?)one["ID"]));

        await _portal.CallAsync(Get, """{"clear": 0}""");
        Raise("ONSESSIONSTART", 42);
        Assert.Equal(3, (await _portal.CallAsync(List)).Count());
    }

    [Fact]
    public async Task What_is_reserved_is_hidden_from_others_until_it_is_cleared()
    {
        Raise("ONSESSIONSTART", 1, 2, 3);

        JToken first = await _portal.CallAsync(Get, """{"clear": 0, "limit": 2}""");
        JToken second = await _portal.CallAsync(Get, """{"clear": 0}""");
        string process = (string)first["process_id"]!;

        Assert.Equal(["1", "2"], Ids(first["events"]!));
        Assert.Equal(["3"], Ids(second["events"]!));
        Assert.Equal(
            [process, process, (string)second["process_id"]!],
            (await _portal.CallAsync(List)).Select(one => (string?)one["PROCESS_ID"]));

        JToken again = await _portal.CallAsync(Get, $$"""{"clear": 0, "process_id": "{{process}}"}""");
        Assert.Equal(["1", "2"], Ids(again["events"]!));
        Assert.Equal(process, (string?)again["process_id"]);

        await _portal.CallAsync(
            Clear, $$"""{"process_id": "{{process}}", "message_id": ["{{again["events"]![0]!["MESSAGE_ID"]}}"]}""");
        Assert.Equal(["2", "3"], Ids(await _portal.CallAsync(List)));
        await _portal.CallAsync(Clear, $$"""{"process_id": "{{process}}", "id": [3], "message_id": ["x"]}""");
        Assert.Equal(["2", "3"], Ids(await _portal.CallAsync(List)));
        await _portal.CallAsync(Clear, $$"""{"process_id": "{{process}}"}""");
        Assert.Equal(["3"], Ids(await _portal.CallAsync(List)));
        Assert.Equal("ERROR_ARGUMENT", (await _portal.FailAsync(Clear)).Code);
    }

    [Fact]
    public async Task What_somebody_has_failed_at_comes_only_to_who_asks_for_it()
    {
        Raise("ONSESSIONSTART", 1, 2);
        JToken taken = await _portal.CallAsync(Get, """{"clear": 0}""");
        JToken mark = taken["events"]![0]!["MESSAGE_ID"]!;

        await _portal.CallAsync(
            Fail, $$"""{"process_id": "{{taken["process_id"]}}", "message_id": ["{{mark}}"]}""");

        Assert.Empty((await _portal.CallAsync(Get, """{"clear": 0}"""))["events"]!);
        Assert.Equal(["1"], Ids(await _portal.CallAsync(List, """{"filter": {"ERROR": 1}}""")));
        Assert.Equal(["1"], Ids((await _portal.CallAsync(Get, """{"clear": 0, "error": 1}"""))["events"]!));
        Assert.Equal("ERROR_ARGUMENT", (await _portal.FailAsync(Fail, """{"process_id": "x"}""")).Code);
    }

    [Fact]
    public async Task A_list_is_filtered_sorted_and_paged()
    {
        Raise("ONSESSIONSTART", [.. Enumerable.Range(1, 60)]);
        Raise("ONSESSIONFINISH", 1);

        (_, JObject body) = await _portal.PostAsync(List, """{"order": {"ID": "DESC"}}""");
        (_, JObject rest) = await _portal.PostAsync(List, """{"order": {"ID": "DESC"}, "start": 50}""");

        Assert.Equal(["61", "60"], Ids(body["result"]!).Take(2));
        Assert.Equal((61, 50, 11), ((int)body["total"]!, (int)body["next"]!, rest["result"]!.Count()));
        Assert.Null(rest["next"]);
        Assert.Equal(
            ["59", "60"],
            Ids(await _portal.CallAsync(List, """{"filter": {">=ID": 59, "=EVENT_NAME": "ONSESSIONSTART"}}""")));
        Assert.Equal(
            ["61"],
            Ids((await _portal.CallAsync(Get, """{"filter": {"=EVENT_NAME": "OnSessionFinish"}}"""))["events"]!));
        Assert.Equal("ERROR_ARGUMENT", (await _portal.FailAsync(Get, """{"filter": {"=ID": [1, 2]}}""")).Code);
        Assert.Equal("ERROR_ARGUMENT", (await _portal.FailAsync(Get, """{"limit": 0}""")).Code);
    }

    [Fact]
    public async Task Each_source_has_a_queue_of_its_own()
    {
        await BindAsync("ONSESSIONSTART", """, "auth_connector": "crm" """);
        Raise("ONSESSIONSTART", 1);

        Assert.Equal(["1"], Ids(await _portal.CallAsync(List)));
        Assert.Equal(["2"], Ids(await _portal.CallAsync(List, """{"auth_connector": "crm"}""")));
        Assert.Equal(["2"], Ids((await _portal.CallAsync(Get, """{"auth_connector": "crm"}"""))["events"]!));
        Assert.Equal(["1"], Ids(await _portal.CallAsync(List)));
    }

    [Fact]
    public async Task The_notice_of_the_queue_comes_at_the_interval_that_was_asked_for()
    {
        await _portal.CallAsync("event.bind", """
            {"event": "onOfflineEvent", "handler": "https://hooks.example/queue", "options": {"minTimeout": 10}}
            """);

        Raise("ONSESSIONSTART", 1, 2);
        _now += TimeSpan.FromSeconds(9);
        Raise("ONSESSIONSTART", 3);
        Assert.Single(_portal.Portal.Deliveries);
        _now += TimeSpan.FromSeconds(1);
        Raise("ONSESSIONSTART", 4);

        Assert.Equal(2, _portal.Portal.Deliveries.Count);
        var notice = JObject.Parse(_portal.Portal.Deliveries[0].Json);
        Assert.Equal("ONOFFLINEEVENT", (string?)notice["event"]);
        Assert.Empty((JArray)notice["data"]!);
        Assert.NotNull(notice["auth"]!["refresh_token"]);
    }

    [Fact]
    public async Task What_was_reserved_a_month_ago_is_gone()
    {
        Raise("ONSESSIONSTART", 1);
        await _portal.CallAsync(Get, """{"clear": 0}""");
        Raise("ONSESSIONSTART", 2);
        _now += TimeSpan.FromDays(31);
        // The tokens have expired meanwhile.
        SandboxApplication application = _portal.Portal.CreateApplication(1, "imopenlines");
        Assert.NotEqual(application.AccessToken, _portal.Application!.AccessToken);
        await RenewAsync();

        Assert.Equal(["2"], Ids(await _portal.CallAsync(List)));
    }

    private async Task RenewAsync()
    {
        SandboxApplication application = _portal.Application!;
        (int status, _) = await _portal.SendAsync(
            System.Net.Http.HttpMethod.Get,
            "oauth/token/?grant_type=refresh_token&client_id=" + application.ClientId
                + $"&client_secret={application.ClientSecret}&refresh_token={application.RefreshToken}");
        Assert.Equal(200, status);
    }

    private async Task BindAsync(string name, string more = "") => await _portal.CallAsync(
        "event.bind", $$"""{"event": "{{name}}", "event_type": "offline"{{more}}}""");

    private void Raise(string name, params int[] sessions)
    {
        foreach (int session in sessions)
            _portal.Portal.RaiseEvent(name, $$"""{"session": {"id": {{session}} } }""");
    }

    private static string[] Ids(JToken events) => [.. events.Select(one => (string)one["ID"]!)];
}
