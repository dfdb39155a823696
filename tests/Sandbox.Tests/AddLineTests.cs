using Newtonsoft.Json;

namespace Bitrix24.Sandbox.Tests;

public sealed class AddLineTests : IDisposable
{
    private readonly TestPortal _portal = new();

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task Ids_start_at_1_and_never_come_back()
    {
        Assert.Equal(0, _portal.Portal.LineCount);
        Assert.Equal(1, await _portal.AddAsync());
        Assert.Equal(2, await _portal.AddAsync());
        await _portal.CallAsync(TestPortal.Delete, """{"CONFIG_ID": 2}""");
        Assert.Equal(3, await _portal.AddAsync());
        Assert.Equal(2, _portal.Portal.LineCount);
    }

    [Theory]
    [InlineData("ACTIVE", "Y")]
    [InlineData("TEMPORARY", "N")]
    [InlineData("CRM", "Y")]
    [InlineData("CRM_CREATE", "lead")]
    [InlineData("CRM_CREATE_THIRD", "Y")]
    [InlineData("CRM_SOURCE", "create")]
    [InlineData("QUEUE_TYPE", "all")]
    [InlineData("QUEUE_TIME", "60")]
    [InlineData("NO_ANSWER_RULE", "none")]
    [InlineData("MAX_CHAT", "0")]
    [InlineData("TYPE_MAX_CHAT", "answered")]
    [InlineData("CHECK_AVAILABLE", "N")]
    [InlineData("WELCOME_BOT_TIME", "600")]
    [InlineData("WORKTIME_FROM", "9")]
    [InlineData("WORKTIME_TO", "18.30")]
    [InlineData("CLOSE_RULE", "text")]
    [InlineData("FULL_CLOSE_TIME", "10")]
    [InlineData("AUTO_CLOSE_TIME", "14400")]
    [InlineData("AUTO_EXPIRE_TIME", "86400")]
    [InlineData("VOTE_CLOSING_DELAY", "N")]
    [InlineData("USE_WELCOME_FORM", "N")]
    [InlineData("WELCOME_FORM_ID", null)]
    [InlineData("LANGUAGE_ID", null)]
    [InlineData("CRM_CREATE_SECOND", "")]
    public async Task A_new_line_has_defaults(string setting, string? value) =>
        Assert.Equal(value, (string?)(await _portal.NewLineAsync())[setting]);

    [Theory]
    [InlineData("ACTIVE", "\"N\"", "N")]
    [InlineData("ACTIVE", "\"Y\"", "Y")]
    [InlineData("ACTIVE", "true", "N")]
    [InlineData("ACTIVE", "false", "Y")]
    [InlineData("ACTIVE", "\"n\"", "Y")]
    [InlineData("CHECK_AVAILABLE", "true", "Y")]
    [InlineData("CHECK_AVAILABLE", "\"y\"", "N")]
    [InlineData("QUEUE_TYPE", "\"evenly\"", "evenly")]
    [InlineData("QUEUE_TYPE", "\"EVENLY\"", "all")]
    [InlineData("CRM_CREATE", "\"contact\"", "lead")]
    [InlineData("TYPE_MAX_CHAT", "\"whatever\"", "answered_new")]
    [InlineData("WELCOME_BOT_JOIN", "\"sometimes\"", "always")]
    [InlineData("NO_ANSWER_RULE", "\"form\"", "none")]
    [InlineData("QUEUE_TIME", "45", "45")]
    [InlineData("QUEUE_TIME", "\"90 seconds\"", "90")]
    [InlineData("QUEUE_TIME", "\"soon\"", "0")]
    [InlineData("QUEUE_TIME", "[1]", "1")]
    [InlineData("QUEUE_TIME", "null", "60")]
    [InlineData("SESSION_PRIORITY", "86401", "86400")]
    [InlineData("SESSION_PRIORITY", "-1", "0")]
    [InlineData("LANGUAGE_ID", "\"deutsch\"", "de")]
    [InlineData("NO_ANSWER_FORM_ID", "7", "0")]
    [InlineData("CLOSE_FORM_ID", "7", "0")]
    [InlineData("WELCOME_FORM_ID", "7", "7")]
    [InlineData("KPI_FIRST_ANSWER_TEXT", "\"<b>A & B</b>\"", "&lt;b&gt;A &amp; B&lt;/b&gt;")]
    [InlineData("AGREEMENT_ID", "12", "12")]
    [InlineData("XML_ID", "\"mine\"", null)]
    [InlineData("MODIFY_USER_ID", "5", "1")]
    public async Task A_value_becomes_what_the_portal_makes_of_it(string setting, string sent, string? kept)
    {
        JObject line = await _portal.NewLineAsync($$"""{"{{setting}}": {{sent}}}""");

        Assert.Equal(kept, (string?)line[setting]);
    }

    [Fact]
    public async Task Keys_count_in_upper_case_only_and_unknown_ones_are_ignored()
    {
        JObject line = await _portal.NewLineAsync("""{"line_name": "Lower", "NO_SUCH": "x", "QUEUE_TIME": 5}""");

        Assert.Equal("Open Channel #1", (string?)line["LINE_NAME"]);
        Assert.Equal("5", (string?)line["QUEUE_TIME"]);
        Assert.Null(line["NO_SUCH"]);
    }

    [Fact]
    public async Task Params_in_lower_case_are_no_params()
    {
        await _portal.CallAsync(TestPortal.Add, """{"params": {"LINE_NAME": "Lost"}}""");

        Assert.Equal("Open Channel #1", (string?)(await _portal.LineAsync(1))["LINE_NAME"]);
    }

    [Fact]
    public async Task Texts_are_cut_by_characters_with_emoji_as_codes()
    {
        string name = string.Concat(Enumerable.Repeat("🛟", 300));
        string settings = JsonConvert.SerializeObject(
            new { LINE_NAME = name, VOTE_MESSAGE_1_TEXT = name, VOTE_MESSAGE_2_TEXT = name });

        JObject line = await _portal.NewLineAsync(settings);

        Assert.Equal(string.Concat(Enumerable.Repeat("🛟", 25)) + ":f09f", (string?)line["LINE_NAME"]);
        Assert.Equal(string.Concat(Enumerable.Repeat("🛟", 10)), (string?)line["VOTE_MESSAGE_1_TEXT"]);
        Assert.Equal(name, (string?)line["VOTE_MESSAGE_2_TEXT"]);
    }

    [Fact]
    public async Task Days_off_are_a_list_and_holidays_come_as_text_and_go_as_list()
    {
        JObject line = await _portal.NewLineAsync(
            """{"WORKTIME_DAYOFF": ["SA", "XX", "SU"], "WORKTIME_HOLIDAYS": "01.01,nonsense,25.12"}""");

        Assert.Equal(["SA", "SU"], line["WORKTIME_DAYOFF"]!.Values<string>());
        Assert.Equal(["01.01", "25.12"], line["WORKTIME_HOLIDAYS"]!.Values<string>());
    }

    [Fact]
    public async Task No_days_are_a_list_with_one_empty_text()
    {
        JObject line = await _portal.NewLineAsync("""{"WORKTIME_DAYOFF": [], "WORKTIME_HOLIDAYS": ""}""");

        Assert.Equal([""], line["WORKTIME_DAYOFF"]!.Values<string>());
        Assert.Equal([""], line["WORKTIME_HOLIDAYS"]!.Values<string>());
    }

    [Fact]
    public async Task Recipients_and_operator_data_keep_their_structure()
    {
        JObject line = await _portal.NewLineAsync(
            """{"KPI_FIRST_ANSWER_LIST": [1, "7"], "DEFAULT_OPERATOR_DATA": {"NAME": "Team", "SHOE_SIZE": 44}}""");

        Assert.Equal(["1", "7"], line["KPI_FIRST_ANSWER_LIST"]!.Values<string>());
        Assert.Equal(JTokenType.Null, line["KPI_FURTHER_ANSWER_LIST"]!.Type);
        Assert.Equal("""{"NAME":"Team"}""", line["DEFAULT_OPERATOR_DATA"]!.ToString(Formatting.None));
    }

    [Fact]
    public async Task A_bot_counts_only_together_with_its_flag()
    {
        JObject without = await _portal.NewLineAsync(
            """{"WELCOME_BOT_ID": 5, "WELCOME_BOT_TIME": 30, "WELCOME_BOT_LEFT": "close", "CATEGORY_ID": 3}""");
        JObject with = await _portal.NewLineAsync("""
            {
                "WELCOME_BOT_ENABLE": "Y", "WELCOME_BOT_ID": 5, "WELCOME_BOT_TIME": 30, "WELCOME_BOT_LEFT": "close",
                "CATEGORY_ENABLE": "Y", "CATEGORY_ID": 3
            }
            """);

        Assert.Equal("0 600 queue 0", Bot(without));
        Assert.Equal("5 30 close 3", Bot(with));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"\"")]
    [InlineData("[1, 2]")]
    [InlineData("""[{"ENTITY_TYPE": "user", "ENTITY_ID": 999}, {"ENTITY_TYPE": "robot", "ENTITY_ID": 2}]""")]
    public async Task A_queue_without_anyone_becomes_its_creator(string queue)
    {
        Uri webhook = _portal.Portal.CreateWebhook(9, "imopenlines");

        int id = (int)await _portal.CallAsync(
            TestPortal.Add, $$$"""{"PARAMS": {"QUEUE": {{{queue}}}}}""", webhook);

        JObject line = await _portal.LineAsync(id);
        Assert.Equal(["9"], line["QUEUE"]!.Values<string>());
        Assert.Equal("9", (string?)line["MODIFY_USER_ID"]);
    }

    [Fact]
    public async Task Times_are_understood_with_a_dot_only_and_in_pairs_only()
    {
        Assert.Equal("9-18.30", await TimesAsync("""{"WORKTIME_FROM": "08:00", "WORKTIME_TO": "20:00"}"""));
        Assert.Equal("9-18.30", await TimesAsync("""{"WORKTIME_FROM": "8"}"""));
        Assert.Equal("8-18.30", await TimesAsync("""{"WORKTIME_FROM": "8", "WORKTIME_TO": "20:15"}"""));
        Assert.Equal("8-20.15", await TimesAsync("""{"WORKTIME_FROM": "8", "WORKTIME_TO": "20.15"}"""));

        async Task<string> TimesAsync(string settings)
        {
            JObject line = await _portal.NewLineAsync(settings);
            return $"{line["WORKTIME_FROM"]}-{line["WORKTIME_TO"]}";
        }
    }

    [Theory]
    [InlineData("22", "6", "22-23")]
    [InlineData("22.30", "6", "22.30-23.3")]
    [InlineData("9", "9", "9-10")]
    [InlineData("23.45", "23.59", "23.30-23.59")]
    public async Task No_line_works_past_midnight(string from, string to, string kept)
    {
        JObject line = await _portal.NewLineAsync($$"""{"WORKTIME_FROM": "{{from}}", "WORKTIME_TO": "{{to}}"}""");

        Assert.Equal(kept, $"{line["WORKTIME_FROM"]}-{line["WORKTIME_TO"]}");
    }

    [Fact]
    public async Task A_portal_can_take_documented_times_and_no_others()
    {
        using var portal = new TestPortal(new SandboxOptions { DocumentedWorkTime = true });

        JObject documented =
            await portal.NewLineAsync("""{"WORKTIME_FROM": "08:05", "WORKTIME_TO": "20:00"}""");
        JObject dotted = await portal.NewLineAsync("""{"WORKTIME_FROM": "8.05", "WORKTIME_TO": "20"}""");

        Assert.Equal("8.05-20", $"{documented["WORKTIME_FROM"]}-{documented["WORKTIME_TO"]}");
        Assert.Equal("9-18.30", $"{dotted["WORKTIME_FROM"]}-{dotted["WORKTIME_TO"]}");
    }

    [Fact]
    public async Task A_temporary_line_is_gone_after_eight_hours()
    {
        DateTimeOffset now = DateTimeOffset.UnixEpoch;
        using var portal = new TestPortal(new SandboxOptions { Clock = () => now });
        int temporary = await portal.AddAsync("""{"TEMPORARY": "Y"}""");
        int lasting = await portal.AddAsync();

        now += TimeSpan.FromHours(8.1);

        Assert.False((bool)await portal.CallAsync(TestPortal.Get, $$"""{"CONFIG_ID": {{temporary}}}"""));
        Assert.NotNull(await portal.LineAsync(lasting));
    }

    [Fact]
    public async Task A_line_can_become_temporary_and_lasting_again()
    {
        DateTimeOffset now = DateTimeOffset.UnixEpoch;
        using var portal = new TestPortal(new SandboxOptions { Clock = () => now });
        int lasting = await portal.AddAsync("""{"TEMPORARY": "Y"}""");
        int temporary = await portal.AddAsync();
        await portal.CallAsync(
            TestPortal.Update, $$$"""{"CONFIG_ID": {{{lasting}}}, "PARAMS": {"TEMPORARY": "N"}}""");
        await portal.CallAsync(
            TestPortal.Update, $$$"""{"CONFIG_ID": {{{temporary}}}, "PARAMS": {"TEMPORARY": "Y"}}""");

        now += TimeSpan.FromHours(8.1);

        Assert.False((bool)await portal.CallAsync(TestPortal.Get, $$"""{"CONFIG_ID": {{temporary}}}"""));
        Assert.NotNull(await portal.LineAsync(lasting));
    }

    private static string Bot(JObject line) => string.Join(
        ' ', line["WELCOME_BOT_ID"], line["WELCOME_BOT_TIME"], line["WELCOME_BOT_LEFT"], line["CATEGORY_ID"]);
}
