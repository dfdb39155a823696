using Newtonsoft.Json;

namespace Bitrix24.Sandbox.Tests;

/// <summary>Bots by the first version of their API.</summary>
public sealed class BotTests : IDisposable
{
    private const string Register = "imbot.register";
    private const string Update = "imbot.update";
    private const string Unregister = "imbot.unregister";
    private const string List = "imbot.bot.list";

    private const string Sample = """
        {
            "CODE": "newbot",
            "TYPE": "B",
            "EVENT_HANDLER": "https://example.com/bot/events",
            "OPENLINE": "N",
            "PROPERTIES": {"NAME": "NewBot", "WORK_POSITION": "Support bot"},
            "CLIENT_ID": "mine"
        }
        """;

    private readonly TestPortal _portal = new();

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task The_samples_of_the_reference_work_one_after_another()
    {
        JToken id = await _portal.CallAsync(Register, Sample);
        JToken updated = await _portal.CallAsync(Update, $$"""
            {
                "BOT_ID": {{id}},
                "FIELDS": {
                    "CODE": "newbot_v2",
                    "EVENT_HANDLER": "https://example.com/bot/events",
                    "PROPERTIES": {"NAME": "UpdatedBot", "WORK_POSITION": "Updated description"}
                },
                "CLIENT_ID": "mine"
            }
            """);
        JToken listed = await _portal.CallAsync(List);
        JToken gone = await _portal.CallAsync(Unregister, $$"""{"BOT_ID": {{id}}, "CLIENT_ID": "mine"}""");

        Assert.Equal((JTokenType.Integer, 43), (id.Type, (int)id));
        Assert.Equal(JTokenType.Boolean, updated.Type);
        Assert.True((bool)updated);
        Assert.Equal(
            """{"ID":43,"NAME":"UpdatedBot","CODE":"newbot_v2","OPENLINE":"N"}""",
            listed["43"]!.ToString(Formatting.None));
        Assert.True((bool)gone);
        Assert.Null(_portal.Portal.Bot(43));
    }

    [Fact]
    public async Task A_bot_is_a_user_but_no_employee_and_no_operator()
    {
        JObject line = await _portal.NewLineAsync($$"""
            {
                "WELCOME_BOT_ENABLE": "Y", "WELCOME_BOT_ID": {{SandboxBots.SupportBot}},
                "QUEUE": [{"ENTITY_TYPE": "user", "ENTITY_ID": {{SandboxBots.SupportBot}}}]
            }
            """);

        Assert.Equal("41", (string?)line["WELCOME_BOT_ID"]);
        Assert.Equal(["1"], line["QUEUE"]!.Values<string>());
        Assert.Equal(40, (await _portal.CallAsync("user.get")).Count());
    }

    [Fact]
    public async Task A_portal_without_seed_has_no_bots_and_its_first_one_is_2()
    {
        using var portal = new TestPortal(new SandboxOptions { Seed = false });

        Assert.Equal("[]", (await portal.CallAsync(List)).ToString());
        Assert.Equal(2, (int)await portal.CallAsync(Register, Sample));
    }

    [Theory]
    [InlineData("B", "N", "bot", false)]
    [InlineData("B", "Y", "bot", true)]
    [InlineData("O", "N", "openline", true)]
    [InlineData("H", "N", "human", false)]
    [InlineData("S", "N", "supervisor", false)]
    [InlineData("x", "N", "bot", false)]
    public async Task A_type_is_a_letter(string letter, string forLines, string type, bool isForLines)
    {
        JObject parameters = JObject.Parse(Sample);
        parameters["TYPE"] = letter;
        parameters["OPENLINE"] = forLines;

        SandboxBot bot = _portal.Portal.Bot((int)await _portal.CallAsync(Register, parameters.ToString()))!;

        Assert.Equal((type, isForLines), (bot.Type, bot.IsSupportOpenline));
        // To be told of changed messages is for those who have open lines, or see everything.
        Assert.Equal(letter is "S" || isForLines ? 5 : 3, bot.Handlers.Count);
    }

    [Theory]
    [InlineData("CLIENT_ID", null, 403, "ACCESS_DENIED", "Access denied! Client ID not specified")]
    [InlineData(
        "EVENT_HANDLER", null, 400, "EVENT_MESSAGE_ADD_ERROR", "Handler for \"Message add\" event isn't specified")]
    [InlineData("EVENT_HANDLER", "ftp://x", 400, "EVENT_MESSAGE_ADD_ERROR", "Wrong handler URL")]
    [InlineData("CODE", "", 400, "CODE_ERROR", "Bot code isn't specified")]
    [InlineData("CODE", SandboxBots.SupportBotCode, 400, "WRONG_REQUEST", "Bot can't be created")]
    public async Task A_registration_needs(string name, string? value, int status, string code, string text)
    {
        JObject parameters = JObject.Parse(Sample);
        parameters[name] = value;

        Assert.Equal((status, code, text), await _portal.FailAsync(Register, parameters.ToString()));
    }

    [Theory]
    [InlineData("EVENT_MESSAGE_ADD", null, "Handler for \"Message add\" event isn't specified")]
    [InlineData("EVENT_MESSAGE_ADD", "nowhere", "Wrong handler URL")]
    [InlineData("EVENT_MESSAGE_UPDATE", "nowhere", "Wrong handler URL")]
    [InlineData("EVENT_MESSAGE_DELETE", "nowhere", "Wrong handler URL")]
    [InlineData("EVENT_WELCOME_MESSAGE", null, "Handler for \"Welcome message\" event isn't specified")]
    [InlineData("EVENT_WELCOME_MESSAGE", "nowhere", "Wrong handler URL")]
    [InlineData("EVENT_BOT_DELETE", null, "Handler for \"Bot delete\" event isn't specified")]
    [InlineData("EVENT_BOT_DELETE", "nowhere", "Wrong handler URL")]
    public async Task Every_handler_is_looked_at(string name, string? value, string text)
    {
        JObject parameters = JObject.Parse(Sample);
        parameters.Remove("EVENT_HANDLER");
        parameters["OPENLINE"] = "Y";
        foreach (string handler in _portal.Portal.Bot(SandboxBots.SupportBot)!.Handlers.Keys)
            parameters[handler] = "https://example.com";
        parameters[name] = value;

        Assert.Equal((400, $"{name}_ERROR", text), await _portal.FailAsync(Register, parameters.ToString()));
        if (value is not null)
        {
            string update = JsonConvert.SerializeObject(new
            {
                BOT_ID = SandboxBots.SupportBot,
                CLIENT_ID = SandboxBots.ClientId,
                FIELDS = new JObject { [name] = value },
            });
            Assert.Equal((400, $"{name}_ERROR", text), await _portal.FailAsync(Update, update));
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"NAME": "", "LAST_NAME": ""}""")]
    [InlineData("""{"name": "Lower"}""")]
    public async Task A_registration_needs_one_name_of_two(string properties)
    {
        JObject parameters = JObject.Parse(Sample);
        parameters["PROPERTIES"] = JObject.Parse(properties);

        Assert.Equal(
            (400, "NAME_ERROR", "Bot name isn't specified"),
            await _portal.FailAsync(Register, parameters.ToString()));
    }

    [Fact]
    public async Task An_application_has_five_bots_at_most_and_to_register_again_finds_the_same()
    {
        for (int i = 0; i < 5; i++)
            Assert.Equal(43 + i, (int)await _portal.CallAsync(Register, Sample.Replace("newbot", $"bot{i}")));

        Assert.Equal(
            (400, "MAX_COUNT_ERROR", "Has reached the maximum number of bots for application (max: 5)"),
            await _portal.FailAsync(Register, Sample));
        Assert.Equal(44, (int)await _portal.CallAsync(Register, Sample.Replace("newbot", "bot1")));
        Assert.Equal(48, (int)await _portal.CallAsync(Register, Sample.Replace("mine", "other")));
    }

    [Theory]
    [InlineData(Register, Sample, "Bot can't be created")]
    [InlineData(Update, """{"BOT_ID": 41, "CLIENT_ID": "rehearsal", "FIELDS": {"CODE": "x"}}""",
        "Bot can't be updated")]
    [InlineData(Unregister, """{"BOT_ID": 41, "CLIENT_ID": "rehearsal"}""", "Bot can't be deleted")]
    public async Task Storage_can_fail(string method, string parameters, string text)
    {
        _portal.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.StorageFailure, Method = method });
        SandboxBot? before = _portal.Portal.Bot(SandboxBots.SupportBot);

        Assert.Equal((400, "WRONG_REQUEST", text), await _portal.FailAsync(method, parameters));

        Assert.Equal(before, _portal.Portal.Bot(SandboxBots.SupportBot));
        Assert.Null(_portal.Portal.Bot(43));
    }

    [Theory]
    [InlineData("{}", 403, "ACCESS_DENIED", "Access denied! Client ID not specified")]
    [InlineData("""{"BOT_ID": 41}""", 403, "ACCESS_DENIED", "Access denied! Client ID not specified")]
    [InlineData("""{"BOT_ID": 77, "CLIENT_ID": "x"}""", 400, "BOT_ID_ERROR", "Bot not found")]
    [InlineData("""{"CLIENT_ID": "rehearsal"}""", 400, "BOT_ID_ERROR", "Bot not found")]
    [InlineData("""{"BOT_ID": 41, "CLIENT_ID": "x", "FIELDS": {"EVENT_HANDLER": "x"}}""", 400, "APP_ID_ERROR",
        "Bot was installed by another REST application")]
    [InlineData("""{"BOT_ID": 42, "CLIENT_ID": "rehearsal"}""", 400, "APP_ID_ERROR",
        "Bot was installed by another REST application")]
    public async Task Only_the_owner_gets_at_a_bot(string parameters, int status, string code, string text)
    {
        Assert.Equal((status, code, text), await _portal.FailAsync(Update, parameters));
        Assert.Equal((status, code, text), await _portal.FailAsync(Unregister, parameters));
    }

    [Fact]
    public async Task A_webhook_that_calls_itself_an_application_is_none()
    {
        string parameters = $$"""{"BOT_ID": 42, "CLIENT_ID": "{{_portal.Portal.Application.ClientId}}"}""";

        Assert.Equal("APP_ID_ERROR", (await _portal.FailAsync(Unregister, parameters)).Code);
    }

    [Theory]
    [InlineData("{}", "WRONG_REQUEST", "Update fields can't be empty")]
    [InlineData("""{"TYPE": "B", "OPENLINE": "N"}""", "WRONG_REQUEST", "Update fields can't be empty")]
    [InlineData("""{"code": "x", "PROPERTIES": {"name": "x"}}""", "WRONG_REQUEST", "Update fields can't be empty")]
    [InlineData("""{"PROPERTIES": {"NAME": "", "LAST_NAME": ""}}""", "NAME_ERROR", "Bot name isn't specified")]
    [InlineData("""{"EVENT_BOT_DELETE": "x", "PROPERTIES": {"NAME": "", "LAST_NAME": ""}}""",
        "EVENT_BOT_DELETE_ERROR", "Wrong handler URL")]
    [InlineData("""{"CODE": "sales_bot"}""", "WRONG_REQUEST", "Bot can't be updated")]
    [InlineData("""{"PROPERTIES": {"EMAIL": "tobias.brandt@meridian-goods.example"}}""",
        "WRONG_REQUEST", "Bot can't be updated")]
    public async Task An_update_is_looked_at_before_anything_changes(string fields, string code, string text)
    {
        SandboxBot? before = _portal.Portal.Bot(SandboxBots.SupportBot);

        Assert.Equal((400, code, text), await _portal.FailAsync(Update, Change(fields)));
        Assert.Equal(before, _portal.Portal.Bot(SandboxBots.SupportBot));
    }

    [Fact]
    public async Task An_update_changes_what_was_sent_and_nothing_else()
    {
        SandboxBot before = _portal.Portal.Bot(SandboxBots.SupportBot)!;

        await _portal.CallAsync(Update, Change($$"""
            {
                "TYPE": "H", "EVENT_MESSAGE_ADD": "https://example.com/add",
                "PROPERTIES": {
                    "LAST_NAME": "", "COLOR": "LIGHT_BLUE", "EMAIL": "bot@example.com",
                    "PERSONAL_BIRTHDAY": "2026-01-01",
                    "WORK_POSITION": "Helper", "PERSONAL_WWW": "https://example.com", "PERSONAL_GENDER": "F",
                    "PERSONAL_PHOTO": "{{Pictures.Png(5000, 1)}}"
                }
            }
            """));

        SandboxBot after = _portal.Portal.Bot(SandboxBots.SupportBot)!;
        Assert.Equal("https://example.com/add", after.Handlers["EVENT_MESSAGE_ADD"]);
        Assert.Equal(before.Handlers["EVENT_BOT_DELETE"], after.Handlers["EVENT_BOT_DELETE"]);
        Assert.Equal(5, after.Handlers.Count);
        Assert.Equal(
            before with
            {
                LastName = "",
                Color = "lightBlue",
                Email = "bot@example.com",
                Birthday = "2026-01-01",
                WorkPosition = "Helper",
                Website = "https://example.com",
                Gender = "F",
                AvatarLength = 24,
                Handlers = after.Handlers,
            },
            after);
    }

    [Fact]
    public async Task One_handler_is_copied_to_all_five()
    {
        await _portal.CallAsync(
            Update, Change("""{"EVENT_HANDLER": "https://example.com/all", "EVENT_BOT_DELETE": "https://x.y"}"""));

        SandboxBot bot = _portal.Portal.Bot(SandboxBots.SupportBot)!;
        Assert.Equal(Enumerable.Repeat("https://example.com/all", 5), bot.Handlers.Values);
    }

    [Fact]
    public async Task What_cannot_be_is_left_as_it_was()
    {
        SandboxBot? before = _portal.Portal.Bot(SandboxBots.SupportBot);

        foreach (string photo in new[] { Pictures.Png(5001, 1), Pictures.Png(1, 5001), "no picture" })
        {
            Assert.True((bool)await _portal.CallAsync(Update, Change($$$"""
                {"PROPERTIES": {"PERSONAL_PHOTO": "{{{photo}}}", "COLOR": "lightBlue", "PERSONAL_GENDER": "X"}}
                """)));
        }

        Assert.Equal(before, _portal.Portal.Bot(SandboxBots.SupportBot));
    }

    [Fact]
    public async Task An_application_needs_no_client_id_and_sees_its_own()
    {
        _portal.Application = _portal.Portal.Application;

        Assert.Equal("""{"42":{"ID":42,"NAME":"Sales Bot","CODE":"sales_bot","OPENLINE":"N"}}""", await ListAsync());
        Assert.True((bool)await _portal.CallAsync(
            Update, """{"BOT_ID": 42, "CLIENT_ID": "x", "FIELDS": {"PROPERTIES": {"NAME": "Offers"}}}"""));
        Assert.Equal("APP_ID_ERROR", (await _portal.FailAsync(Unregister, """{"BOT_ID": 41}""")).Code);
        await _portal.CallAsync(Unregister, """{"BOT_ID": 42}""");
        Assert.Equal("[]", await ListAsync());
        Assert.Equal(43, (int)await _portal.CallAsync(Register, Sample));

        _portal.Application = null;
        Assert.Equal(
            """{"41":{"ID":41,"NAME":"Support Bot","CODE":"service_bot","OPENLINE":"Y"}}""", await ListAsync());

        async Task<string> ListAsync() => (await _portal.CallAsync(List)).ToString(Formatting.None);
    }

    [Fact]
    public async Task Bots_have_a_scope()
    {
        Uri webhook = _portal.Portal.CreateWebhook(1, "imopenlines");

        Assert.Equal("insufficient_scope", (await _portal.FailAsync(List, "{}", webhook)).Code);
    }

    private static string Change(string fields) =>
        $$"""{"BOT_ID": 41, "CLIENT_ID": "rehearsal", "FIELDS": {{fields}}}""";
}
