using Newtonsoft.Json;

namespace Bitrix24.Sandbox.Tests;

/// <summary>What published servers do beyond the reference, and the sandbox with them.</summary>
public sealed class PublishedServerTests : IDisposable
{
    private const string Queue = "[{\"ENTITY_TYPE\": \"{0}\", \"ENTITY_ID\": {1}}]";

    private readonly TestPortal _portal = new();

    public void Dispose() => _portal.Dispose();

    [Theory]
    [InlineData("CRM_SOURCE", 50)]
    [InlineData("CRM_CREATE_SECOND", 50)]
    [InlineData("WORKTIME_TIMEZONE", 50)]
    public async Task What_is_too_long_for_the_table_fails_the_write(string setting, int length)
    {
        int id = await _portal.AddAsync();
        string fits = Settings(setting, new string('x', length));
        string tooLong = Settings(setting, new string('x', length + 1));

        Assert.True((bool)await UpdateAsync(id, fits));
        Assert.False((bool)await UpdateAsync(id, tooLong));
        Assert.False((bool)await _portal.CallAsync(TestPortal.Add, $$"""{"PARAMS": {{tooLong}}}"""));
        Assert.Equal(1, _portal.Portal.LineCount);
        Assert.Equal(length, ((string)(await _portal.LineAsync(id))[setting]!).Length);
    }

    [Fact]
    public async Task A_queue_of_an_empty_or_unknown_department_is_refused_and_nothing_changes()
    {
        With(settings => settings with { DismissedUsers = [3, 4, 5, 6] });
        int id = await _portal.AddAsync("""{"LINE_NAME": "Before"}""");

        foreach (int department in new[] { 2, 77 })
        {
            string queue = $$"""{"LINE_NAME": "After", "QUEUE": {{QueueOf("department", department)}}}""";
            Assert.False((bool)await UpdateAsync(id, queue));
        }

        Assert.Equal("Before", (string?)(await _portal.LineAsync(id))["LINE_NAME"]);
    }

    [Fact]
    public async Task Users_who_are_gone_fall_out_of_a_queue_and_the_caller_takes_an_empty_one()
    {
        With(settings => settings with { DismissedUsers = [3], ExtranetUsers = [4] });
        int id = await _portal.AddAsync($$"""{"QUEUE": {{QueueOf("user", 3)}}}""");
        Assert.Equal(["1"], (await _portal.LineAsync(id))["QUEUE"]!.Values<string>());

        await UpdateAsync(id, """
            {"QUEUE": [{"ENTITY_TYPE": "user", "ENTITY_ID": 3}, {"ENTITY_TYPE": "user", "ENTITY_ID": 9}]}
            """);
        Assert.Equal(["9"], (await _portal.LineAsync(id))["QUEUE"]!.Values<string>());
        Assert.True((bool)await UpdateAsync(id, $$"""{"QUEUE": {{QueueOf("user", 4)}}}"""));
        Assert.Equal(["1"], (await _portal.LineAsync(id))["QUEUE"]!.Values<string>());
    }

    [Fact]
    public async Task A_list_has_dismissed_operators_and_get_has_not()
    {
        int id = await _portal.AddAsync("""
            {"QUEUE": [{"ENTITY_TYPE": "user", "ENTITY_ID": 3}, {"ENTITY_TYPE": "user", "ENTITY_ID": 9}]}
            """);
        With(settings => settings with { DismissedUsers = [3] });

        JToken listed = (await _portal.CallAsync(TestPortal.List, """{"OPTIONS": {"QUEUE": "Y"}}"""))[0]!;

        Assert.Equal([3, 9], listed["QUEUE"]!.Values<int>());
        Assert.Equal(["9"], (await _portal.LineAsync(id))["QUEUE"]!.Values<string>());
        JToken user = (await _portal.CallAsync("user.get", """{"FILTER": {"ID": 3}}"""))[0]!;
        Assert.False((bool)user["ACTIVE"]!);
    }

    [Theory]
    [InlineData("$result[a]", false)]
    [InlineData("$RESULT[a]", false)]
    [InlineData("a $Next b", false)]
    [InlineData("$total", false)]
    [InlineData("$time[a]", false)]
    [InlineData("$error", false)]
    [InlineData("$5 and $results", false)]
    [InlineData("$5 and total", true)]
    public async Task A_batch_puts_what_it_knows_in_the_place_of_words(string text, bool isKept)
    {
        int id = await _portal.AddAsync();

        string update = $"{TestPortal.Update}?CONFIG_ID={id}&PARAMS[CLOSE_TEXT]={Uri.EscapeDataString(text)}";
        await _portal.CallAsync("batch", JsonConvert.SerializeObject(new { cmd = new { a = "profile", b = update } }));

        Assert.Equal(isKept, (string?)(await _portal.LineAsync(id))["CLOSE_TEXT"] == text);
    }

    [Fact]
    public async Task A_smaller_plan_bends_lines_and_switches_the_newest_off()
    {
        for (int i = 0; i < 3; i++)
            await _portal.AddAsync();
        With(settings => settings with { Plan = SandboxPlan.Basic, MaxActiveLines = 2 });

        JObject line = await _portal.NewLineAsync("""{"QUEUE_TYPE": "all", "WORKTIME_ENABLE": "Y", "VOTE_MESSAGE": "Y"}""");

        Assert.Equal("evenly N N", $"{line["QUEUE_TYPE"]} {line["WORKTIME_ENABLE"]} {line["VOTE_MESSAGE"]}");
        JToken lines = await _portal.CallAsync(TestPortal.List, "{}");
        Assert.Equal(["Y", "Y", "N", "Y"], lines.Select(one => (string)one["ACTIVE"]!));
    }

    [Fact]
    public async Task A_client_cannot_write_where_php_does_not_know_the_time_zone()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync(
            "\"WORKTIME_ENABLE\": \"Y\", \"WORKTIME_TIMEZONE\": \"Mars/Phobos\"");

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => portal.WriteAsync("hello"));

        Assert.Contains("INTERNAL_SERVER_ERROR", $"{error}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-10-01T12:00:00Z", "1.1", true)]
    [InlineData("2026-10-01T12:00:00Z", "01.01", false)]
    [InlineData("2026-01-01T12:00:00Z", "01.01", true)]
    [InlineData("2026-03-03T20:00:00Z", "", true)]
    [InlineData("2026-03-03T12:00:00Z", "", false)]
    public async Task Hours_decide_what_a_client_is_told_and_not_who_gets_the_client(
        string now, string holidays, bool isClosed)
    {
        DateTimeOffset clock = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        using DialogPortal portal = await DialogPortal.OpenAsync(
            "\"WORKTIME_ENABLE\": \"Y\", \"WORKTIME_TIMEZONE\": \"UTC\", \"WORKTIME_DAYOFF_RULE\": \"text\"," +
            $"\"WORKTIME_DAYOFF_TEXT\": \"Closed\", \"WORKTIME_HOLIDAYS\": \"{holidays}\", \"QUEUE_TYPE\": \"evenly\"",
            () => clock);

        await portal.WriteAsync("hello");

        Assert.Equal(isClosed, portal.Events.Any(raised => $"{raised.Data}".Contains("Closed", StringComparison.Ordinal)));
        Assert.NotEqual(0, await portal.OperatorAsync());
    }

    [Fact]
    public async Task Who_leaves_a_queue_gives_the_dialogs_back()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync("\"QUEUE_TYPE\": \"strictly\"");
        await portal.WriteAsync("hello");
        int first = await portal.OperatorAsync();

        await portal.Rest.CallAsync(TestPortal.Update, $$$"""
            {"CONFIG_ID": 1, "PARAMS": {"QUEUE": [{"ENTITY_TYPE": "user", "ENTITY_ID": {{{(first == 7 ? 8 : 7)}}}}]}}
            """);

        Assert.NotEqual(first, await portal.OperatorAsync());
    }

    [Fact]
    public async Task The_portal_notes_that_it_has_met_an_empty_queue()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync("\"CHECK_AVAILABLE\": \"Y\"");
        portal.Rest.Portal.Settings = portal.Rest.Portal.Settings with
        {
            DismissedUsers = [.. Enumerable.Range(1, 40)],
        };

        await portal.WriteAsync("hello");

        JToken line = (await portal.Rest.CallAsync(TestPortal.List, "{}"))[0]!;
        Assert.Equal("Y", (string?)line["SEND_NOTIFICATION_EMPTY_QUEUE"]);
    }

    [Fact]
    public async Task Php_reads_so_many_variables_and_no_more()
    {
        With(settings => settings with { MaxInputVariables = 3 });
        const string Form = "PARAMS[LINE_NAME]=a&PARAMS[QUEUE_TIME]=30&PARAMS[MAX_CHAT]=4&PARAMS[CLOSE_TEXT]=b";

        await _portal.CallAsync("batch", new JObject { ["cmd"] = new JArray($"{TestPortal.Add}?{Form}") }.ToString());
        JObject batched = await _portal.LineAsync(1);
        await SendAsync(Form, "application/x-www-form-urlencoded");
        JObject posted = await _portal.LineAsync(2);

        foreach (JObject line in new[] { batched, posted })
            Assert.Equal("a 30 4", $"{line["LINE_NAME"]} {line["QUEUE_TIME"]} {line["MAX_CHAT"]}");
        Assert.NotEqual("b", (string?)batched["CLOSE_TEXT"]);
        Assert.NotEqual("b", (string?)posted["CLOSE_TEXT"]);
    }

    [Fact]
    public async Task A_body_that_is_too_large_arrives_empty_or_not_at_all()
    {
        const string Body = """{"PARAMS": {"LINE_NAME": "A name that takes some bytes"}}""";
        With(settings => settings with { MaxBodySize = 20 });
        SandboxResponse empty = await SendAsync(Body, "application/json");
        With(settings => settings with { MaxRequestSize = 20 });
        SandboxResponse refused = await SendAsync(Body, "application/json");

        Assert.Equal((200, 413), (empty.Status, refused.Status));
        Assert.Equal("Open Channel #1", (string?)(await _portal.LineAsync(1))["LINE_NAME"]);
        Assert.Equal(1, _portal.Portal.LineCount);
    }

    [Theory]
    [InlineData(null, "PARAMS[LINE_NAME]=multi")]
    [InlineData("text/plain", "PARAMS[LINE_NAME]=multi")]
    [InlineData("application/octet-stream", "PARAMS[LINE_NAME]=multi")]
    [InlineData("application/x-www-form-urlencoded; charset=UTF-8", "PARAMS%5BLINE_NAME%5D=multi")]
    [InlineData(
        "multipart/form-data; boundary=\"x-1\"",
        "--x-1\r\nContent-Disposition: form-data; name=\"PARAMS[LINE_NAME]\"\r\n\r\nmulti\r\n--x-1\r\n" +
        "Content-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\r\nfile\r\n--x-1--\r\n")]
    public async Task Whatever_php_accepts_as_a_body_is_accepted(string? contentType, string body)
    {
        await SendAsync(body, contentType);

        Assert.Equal("multi", (string?)(await _portal.LineAsync(1))["LINE_NAME"]);
    }

    [Fact]
    public async Task Departments_come_in_the_order_that_the_php_sdk_asks_for()
    {
        JToken all = await _portal.CallAsync("department.get", """{"SORT": "ID", "ORDER": "DESC", "START": 0}""");
        JToken root = await _portal.CallAsync("department.get", """{"PARENT": 0}""");

        Assert.Equal("12", (string?)all[0]!["ID"]);
        Assert.Equal(["1"], root.Select(one => (string)one["ID"]!));
    }

    [Fact]
    public async Task A_list_in_a_form_is_a_list()
    {
        const string Message = "CODE=" + SandboxNetwork.ActiveLine + "&MESSAGE=Hi";
        const string More = "ATTACH[0][MESSAGE]=a&KEYBOARD[BUTTONS][0][TEXT]=b";

        JToken answer = await _portal.FormAsync(
            "imopenlines.network.message.add", $"{Message}&USER_ID=5&{More}");

        Assert.True((bool)answer);
    }

    [Fact]
    public async Task A_reset_lets_tokens_that_have_expired_count_again()
    {
        _portal.Application = _portal.Portal.Application;
        _portal.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.ExpiredToken, Times = 1 });
        Assert.Equal("expired_token", (await _portal.FailAsync("profile")).Code);
        Assert.Equal("expired_token", (await _portal.FailAsync("profile")).Code);

        _portal.Portal.Reset();

        Assert.Equal(1, (int)(await _portal.CallAsync("profile"))["ID"]!);
    }

    private static string QueueOf(string type, int id) =>
        Queue.Replace("{0}", type, StringComparison.Ordinal).Replace("{1}", $"{id}", StringComparison.Ordinal);

    private static string Settings(string name, string value) =>
        JsonConvert.SerializeObject(new Dictionary<string, string> { [name] = value });

    private Task<JToken> UpdateAsync(int id, string settings) =>
        _portal.CallAsync(TestPortal.Update, $$"""{"CONFIG_ID": {{id}}, "PARAMS": {{settings}}}""");

    private void With(Func<SandboxSettings, SandboxSettings> change) =>
        _portal.Portal.Settings = change(_portal.Portal.Settings);

    private Task<SandboxResponse> SendAsync(string body, string? contentType) => _portal.Portal.HandleAsync(
        new SandboxRequest(new Uri(_portal.Portal.WebhookUrl, TestPortal.Add), contentType, body), CancellationToken.None);
}
