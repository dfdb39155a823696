using Newtonsoft.Json;

namespace Bitrix24.Sandbox.Tests;

/// <summary>The names that a queue has for its users, and changes that leave no mark.</summary>
public sealed class QueueProfileTests : IDisposable
{
    private const string Named = """
        {
            "QUEUE": [{"ENTITY_TYPE": "user", "ENTITY_ID": 9}, {"ENTITY_TYPE": "user", "ENTITY_ID": 10}],
            "QUEUE_USERS_FIELDS": {
                "9": {"USER_NAME": "Anna", "USER_WORK_POSITION": "Helper", "USER_AVATAR": "https://a.example/9.png"},
                "10": {"USER_NAME": "Zoli", "USER_AVATAR_ID": 7},
                "11": {"USER_NAME": "Nobody"}
            }
        }
        """;

    private readonly TestPortal _portal;
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public QueueProfileTests() => _portal = new TestPortal(new SandboxOptions { Clock = () => _now });

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task A_queue_has_names_of_its_own()
    {
        JObject line = await _portal.NewLineAsync(Named);

        Assert.Equal(
            """{"USER_NAME":"Anna","USER_WORK_POSITION":"Helper","USER_AVATAR":"https://a.example/9.png",""" +
            "\"USER_AVATAR_ID\":\"0\"}",
            line["QUEUE_USERS_FIELDS"]!["9"]!.ToString(Formatting.None));
        Assert.Equal(
            """{"USER_NAME":"Zoli","USER_WORK_POSITION":null,"USER_AVATAR":null,"USER_AVATAR_ID":"7"}""",
            line["QUEUE_USERS_FIELDS"]!["10"]!.ToString(Formatting.None));
        Assert.Equal(2, line["QUEUE_USERS_FIELDS"]!.Count());
        Assert.Equal("Anna", (string?)line["QUEUE_FULL"]!["9"]!["USER_NAME"]);
        Assert.Equal("7", (string?)line["QUEUE_FULL"]!["10"]!["USER_AVATAR_ID"]);
    }

    [Fact]
    public async Task The_list_knows_the_real_names()
    {
        await _portal.AddAsync(Named);

        JToken listed = await _portal.CallAsync(TestPortal.List, """{"OPTIONS": {"QUEUE": "Y"}}""");

        Assert.Equal(
            "Anneliese Krüger", (string?)listed[0]!["QUEUE_USERS_FIELDS"]!["9"]!["USER_NAME"]);
    }

    [Fact]
    public async Task With_a_queue_whoever_is_not_named_loses_the_name()
    {
        int id = await _portal.AddAsync(Named);

        await UpdateAsync(id, """
            {
                "QUEUE": [{"ENTITY_TYPE": "user", "ENTITY_ID": 9}, {"ENTITY_TYPE": "user", "ENTITY_ID": 10}],
                "QUEUE_USERS_FIELDS": {"9": {"USER_NAME": "Anni"}}
            }
            """);

        Assert.Equal("Anni", await NameAsync(id, 9));
        Assert.Null(await NameAsync(id, 10));
    }

    [Fact]
    public async Task Names_without_a_queue_change_nothing()
    {
        int id = await _portal.AddAsync(Named);

        await UpdateAsync(id, """{"QUEUE_USERS_FIELDS": {"9": {"USER_NAME": "Anni"}}}""");

        Assert.Equal("Anna", await NameAsync(id, 9));
        int added = await _portal.AddAsync("""{"QUEUE_USERS_FIELDS": {"1": {"USER_NAME": "Boss"}}}""");
        Assert.Null(await NameAsync(added, 1));
    }

    [Fact]
    public async Task Names_are_set_as_a_whole_and_count_in_upper_case_only()
    {
        const string Queue = "\"QUEUE\": [{\"ENTITY_TYPE\": \"user\", \"ENTITY_ID\": 9}]";
        int id = await _portal.AddAsync(Named);

        await UpdateAsync(id, $$$$"""{{{{{Queue}}}}, "QUEUE_USERS_FIELDS": {"9": {"USER_NAME": "Anni"}}}""");
        JObject line = await _portal.LineAsync(id);
        Assert.Equal(JTokenType.Null, line["QUEUE_USERS_FIELDS"]!["9"]!["USER_WORK_POSITION"]!.Type);

        await UpdateAsync(id, $$$$"""{{{{{Queue}}}}, "QUEUE_USERS_FIELDS": {"9": {"user_name": "x"}}}""");
        Assert.Null(await NameAsync(id, 9));
    }

    [Fact]
    public async Task A_name_comes_through_a_batch()
    {
        int id = await _portal.AddAsync();

        await _portal.CallAsync("batch", $$"""
            {"cmd": ["{{TestPortal.Update}}?CONFIG_ID={{id}}&PARAMS[QUEUE][0][ENTITY_TYPE]=user&PARAMS[QUEUE][0][ENTITY_ID]=1&PARAMS[QUEUE_USERS_FIELDS][1][USER_NAME]=M%20L"]}
            """);

        Assert.Equal("M L", await NameAsync(id, 1));
    }

    [Theory]
    [InlineData("""{"SKIP_MODIFY_MARK": "Y", "LINE_NAME": "After"}""", "9", 1)]
    [InlineData("""{"SKIP_MODIFY_MARK": "N", "LINE_NAME": "After"}""", "9", 1)]
    [InlineData("""{"skip_modify_mark": "Y", "LINE_NAME": "After"}""", "1", 0)]
    public async Task A_change_can_leave_no_mark(string settings, string modifiedBy, int unchanged)
    {
        Uri other = _portal.Portal.CreateWebhook(9, "imopenlines");
        int id = (int)await _portal.CallAsync(TestPortal.Add, "{}", other);
        _now += TimeSpan.FromMinutes(5);

        await UpdateAsync(id, settings);

        JObject line = await _portal.LineAsync(id);
        Assert.Equal("After", (string?)line["LINE_NAME"]);
        Assert.Equal(modifiedBy, (string?)line["MODIFY_USER_ID"]);
        JToken old = await _portal.CallAsync(
            TestPortal.List, """{"PARAMS": {"filter": {"<DATE_MODIFY": "2026-03-01T12:04:00+00:00"}}}""");
        Assert.Equal(unchanged, old.Count());
    }

    private async Task<string?> NameAsync(int id, int user) =>
        (string?)(await _portal.LineAsync(id))["QUEUE_USERS_FIELDS"]![$"{user}"]!["USER_NAME"];

    private async Task UpdateAsync(int id, string settings) => Assert.True((bool)await _portal.CallAsync(
        TestPortal.Update, $$"""{"CONFIG_ID": {{id}}, "PARAMS": {{settings}}}"""));
}
