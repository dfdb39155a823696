using Newtonsoft.Json;

namespace Bitrix24.Sandbox.Tests;

/// <summary>Bots by the second version of their API.</summary>
public sealed class BotV2Tests : IDisposable
{
    private const string Register = "imbot.v2.Bot.register";
    private const string Update = "imbot.v2.Bot.update";
    private const string Unregister = "imbot.v2.Bot.unregister";
    private const string Get = "imbot.v2.Bot.get";
    private const string List = "imbot.v2.Bot.list";

    private const string Sample = """
        {
            "fields": {
                "code": "new_bot", "botToken": "my_bot_token", "type": "bot", "eventMode": "fetch",
                "properties": {"name": "New Bot", "workPosition": "AI Assistant"}
            }
        }
        """;

    private static readonly string[] Public =
    [
        "id", "code", "type", "isHidden", "isSupportOpenline", "isReactionsEnabled", "backgroundId", "language",
    ];

    private static readonly string[] Private =
        ["moduleId", "eventMode", "countMessage", "countCommand", "countChat", "countUser"];

    private readonly TestPortal _portal = new();

    private SandboxBot Bot => _portal.Portal.Bot(SandboxBots.SupportBot)!;

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task The_samples_of_the_reference_are_answered_in_its_shapes()
    {
        JToken registered = await _portal.CallAsync(Register, Sample);
        JToken updated = await _portal.CallAsync(Update, """
            {
                "botId": 43, "botToken": "my_bot_token",
                "fields": {"properties": {"name": "Updated Bot"}, "isHidden": true}
            }
            """);
        JToken got = await _portal.CallAsync(Get, """{"botToken": "my_bot_token", "code": "new_bot"}""");
        JToken listed = await _portal.CallAsync(
            List, """{"botToken": "my_bot_token", "filter": {"type": "bot"}, "limit": 10}""");
        JToken gone = await _portal.CallAsync(Unregister, """{"botId": 43, "botToken": "my_bot_token"}""");

        Assert.Equal(
            """{"id":43,"code":"new_bot","type":"bot","isHidden":false,"isSupportOpenline":false,""" +
            "\"isReactionsEnabled\":true,\"backgroundId\":null,\"language\":\"en\",\"moduleId\":\"rest\"," +
            "\"eventMode\":\"fetch\",\"countMessage\":0,\"countCommand\":0,\"countChat\":0,\"countUser\":0}",
            registered["bot"]!.ToString(Formatting.None));
        Assert.Equal(
            [
                "id", "active", "name", "firstName", "lastName", "workPosition", "color", "avatar", "gender",
                "birthday", "extranet", "bot", "connector", "externalAuthId", "status", "idle", "lastActivityDate",
                "absent", "departments", "phones", "type",
            ],
            Names(Assert.Single(registered["users"]!)));
        Assert.True((bool)updated["bot"]!["isHidden"]!);
        Assert.Equal("Updated Bot", (string?)updated["users"]![0]!["name"]);
        Assert.Equal([.. Public, .. Private], Names(got["bot"]!));
        Assert.Equal(["bots", "users", "hasNextPage"], Names(listed));
        Assert.True(JToken.DeepEquals(got["bot"], Assert.Single(listed["bots"]!)));
        Assert.False((bool)listed["hasNextPage"]!);
        Assert.Equal("""{"result":true}""", gone.ToString(Formatting.None));
        Assert.Null(_portal.Portal.Bot(43));
    }

    [Fact]
    public async Task The_revision_is_four_numbers() => Assert.Equal(
        """{"rest":36,"web":130,"mobile":23,"desktop":6}""",
        (await _portal.CallAsync("imbot.v2.Revision.get")).ToString(Formatting.None));

    [Theory]
    [InlineData(Update)]
    [InlineData(Unregister)]
    [InlineData(Get)]
    [InlineData(List)]
    [InlineData(Register)]
    public async Task A_webhook_needs_a_token(string method) => Assert.Equal(
        (403, "BOT_TOKEN_NOT_SPECIFIED", "Bot token is not specified"),
        await _portal.FailAsync(method, """{"botId": 41, "fields": {"code": "x"}}"""));

    [Theory]
    [InlineData("{}", 400, "BOT_ID_REQUIRED")]
    [InlineData("""{"botId": 77}""", 400, "BOT_NOT_FOUND")]
    [InlineData("""{"botId": 41, "fields": {"eventMode": "x"}}""", 403, "BOT_OWNERSHIP_ERROR")]
    [InlineData("""{"botId": 42}""", 403, "BOT_OWNERSHIP_ERROR")]
    public async Task Only_the_owner_gets_at_a_bot(string parameters, int status, string code)
    {
        JObject signed = JObject.Parse(parameters);
        signed["botToken"] = "foreign";
        foreach (string method in new[] { Update, Unregister })
        {
            (int Status, string Code, string) failure = await _portal.FailAsync(method, signed.ToString());
            Assert.Equal((status, code), (failure.Status, failure.Code));
        }
    }

    [Fact]
    public async Task Everybody_may_look_but_not_at_everything()
    {
        JToken owned = await _portal.CallAsync(Get, """{"botToken": "rehearsal-token", "botId": 41}""");
        JToken foreign = await _portal.CallAsync(Get, """{"botToken": "x", "code": "service_bot"}""");

        Assert.Equal([.. Public, .. Private], Names(owned["bot"]!));
        Assert.Equal(Public, Names(foreign["bot"]!));
        Assert.Equal("PARAMS_REQUIRED", (await _portal.FailAsync(Get, """{"botToken": "x"}""")).Code);
        Assert.Equal("BOT_NOT_FOUND", (await _portal.FailAsync(Get, """{"botToken": "x", "code": "y"}""")).Code);
    }

    [Fact]
    public async Task An_application_needs_no_token_and_is_given_none()
    {
        _portal.Application = _portal.Portal.Application;

        JToken listed = await _portal.CallAsync(List);
        await _portal.CallAsync(Update, """
            {"botId": 42, "botToken": "x", "fields": {"properties": {"name": "Offers"}, "botToken": "y"}}
            """);
        Assert.Equal("BOT_OWNERSHIP_ERROR", (await _portal.FailAsync(Update, """{"botId": 41}""")).Code);
        Assert.Equal(43, (int)(await _portal.CallAsync(Register, Sample))["bot"]!["id"]!);
        _portal.Application = null;

        Assert.Equal([42], listed["bots"]!.Select(bot => (int)bot["id"]!));
        Assert.Equal("Offers", _portal.Portal.Bot(42)!.Name);
        Assert.Equal(
            "BOT_OWNERSHIP_ERROR", (await _portal.FailAsync(Unregister, """{"botId": 42, "botToken": "y"}""")).Code);
    }

    [Theory]
    [InlineData("code", "\"\"", "BOT_CODE_REQUIRED")]
    [InlineData("properties", "{}", "BOT_PROPERTIES_REQUIRED")]
    [InlineData("code", "\"service_bot\"", "BOT_CODE_ALREADY_TAKEN")]
    [InlineData("type", "\"B\"", "BOT_INVALID_TYPE")]
    [InlineData("eventMode", "\"push\"", "BOT_INVALID_EVENT_MODE")]
    [InlineData("eventMode", "\"webhook\"", "BOT_WEBHOOK_URL_REQUIRED")]
    [InlineData("botToken", "\"12345678901234567890123456789012345678901\"", "BOT_TOKEN_INVALID_LENGTH")]
    public async Task A_registration_is_looked_at(string name, string value, string code)
    {
        JObject parameters = JObject.Parse(Sample);
        parameters["fields"]![name] = JToken.Parse(value);

        (int Status, string Code, string) failure = await _portal.FailAsync(Register, parameters.ToString());

        Assert.Equal((400, code), (failure.Status, failure.Code));
        Assert.Null(_portal.Portal.Bot(43));
    }

    [Fact]
    public async Task A_registration_takes_everything_and_a_second_one_changes_nothing()
    {
        string sample = $$"""
            {
                "fields": {
                    "code": "full", "botToken": "t", "type": "personal", "eventMode": "webhook",
                    "webhookUrl": "https://example.com/hook", "isHidden": true, "isReactionsEnabled": false,
                    "isSupportOpenline": true, "backgroundId": "teal",
                    "properties": {
                        "name": "Full", "lastName": "Bot", "workPosition": "All", "color": "darkBlue", "gender": "F",
                        "avatar": "{{Pictures.Jpeg(100, 200)}}"
                    }
                }
            }
            """;

        await _portal.CallAsync(Register, sample);
        SandboxBot first = _portal.Portal.Bot(43)!;
        JToken again = await _portal.CallAsync(Register, sample.Replace("Full", "Other").Replace("personal", "x"));

        Assert.Equal(
            ("full", "personal", "Full", "Bot", "All", "darkBlue", "F"),
            (first.Code, first.Type, first.Name, first.LastName, first.WorkPosition, first.Color, first.Gender));
        Assert.Equal(18, first.AvatarLength);
        Assert.Equal(
            (true, false, true, "teal", "webhook", "https://example.com/hook"),
            (first.IsHidden, first.IsReactionsEnabled, first.IsSupportOpenline, first.BackgroundId, first.EventMode,
                first.WebhookUrl));
        Assert.Equal(43, (int)again["bot"]!["id"]!);
        Assert.Equal("#3e99ce", (string?)again["users"]![0]!["color"]);
        Assert.NotEqual("", (string?)again["users"]![0]!["avatar"]);
        Assert.Equal(first, _portal.Portal.Bot(43));
    }

    [Fact]
    public async Task A_token_has_a_hundred_bots_at_most_and_they_come_in_pages()
    {
        for (int i = 0; i < 100; i++)
            await _portal.CallAsync(Register, Sample.Replace("new_bot", $"bot{i}"));

        Assert.Equal("BOT_LIMIT_EXCEEDED", (await _portal.FailAsync(Register, Sample)).Code);
        Assert.Equal("43 50 True", await PageAsync(""));
        Assert.Equal("93 50 False", await PageAsync(""", "offset": 50"""));
        Assert.Equal("53 10 True", await PageAsync(""", "offset": 10, "limit": 10"""));
        Assert.Equal(" 0 False", await PageAsync(""", "filter": {"type": "openline"}"""));

        async Task<string> PageAsync(string options)
        {
            JToken page = await _portal.CallAsync(List, $$"""{"botToken": "my_bot_token"{{options}}}""");
            return $"{page["bots"]!.FirstOrDefault()?["id"]} {page["users"]!.Count()} {page["hasNextPage"]}";
        }
    }

    [Fact]
    public async Task Storage_can_fail()
    {
        foreach (string method in new[] { Register, Unregister })
            _portal.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.StorageFailure, Method = method });

        Assert.Equal("BOT_REGISTER_FAILED", (await _portal.FailAsync(Register, Sample)).Code);
        Assert.Equal(
            "BOT_UNREGISTER_FAILED",
            (await _portal.FailAsync(Unregister, """{"botId": 41, "botToken": "rehearsal-token"}""")).Code);
        Assert.NotNull(Bot);
        Assert.Null(_portal.Portal.Bot(43));
    }

    [Theory]
    [InlineData("""{"eventMode": "push"}""", "BOT_INVALID_EVENT_MODE")]
    [InlineData("""{"webhookUrl": "ftp://x"}""", "BOT_INVALID_CALLBACK")]
    [InlineData("""{"eventMode": "webhook", "webhookUrl": "nowhere"}""", "BOT_INVALID_CALLBACK")]
    [InlineData("""{"properties": {"avatar": "no picture"}}""", "BOT_AVATAR_INCORRECT_TYPE")]
    [InlineData("""{"properties": {"avatar": "data:image/png;base64,{png}"}}""", "BOT_AVATAR_INCORRECT_TYPE")]
    [InlineData("""{"properties": {"avatar": "SGVsbG8="}}""", "BOT_AVATAR_INCORRECT_TYPE")]
    [InlineData("""{"properties": {"avatar": "{png}"}}""", "BOT_AVATAR_INCORRECT_SIZE")]
    [InlineData("""{"properties": {"avatar": "{gif}"}}""", "BOT_AVATAR_INCORRECT_SIZE")]
    [InlineData("""{"properties": {"avatar": "{jpeg}"}}""", "BOT_AVATAR_INCORRECT_SIZE")]
    [InlineData("""{"botToken": "12345678901234567890123456789012345678901"}""", "BOT_TOKEN_INVALID_LENGTH")]
    [InlineData("""{"botToken": "taken"}""", "BOT_TOKEN_ROTATION_FAILED")]
    public async Task An_update_with_a_mistake_changes_nothing(string fields, string code)
    {
        await _portal.CallAsync(Register, Sample.Replace("my_bot_token", "taken"));
        SandboxBot before = Bot;
        JObject sent = JObject.Parse(fields
            .Replace("{png}", Pictures.Png(5001, 1))
            .Replace("{gif}", Pictures.Gif(1, 5001))
            .Replace("{jpeg}", Pictures.Jpeg(5001, 1)));
        sent["isHidden"] = true;

        (int Status, string Code, string) failure = await _portal.FailAsync(Update, Change(sent.ToString()));

        Assert.Equal((400, code), (failure.Status, failure.Code));
        Assert.Equal(before, Bot);
        await UpdateAsync("{}");
    }

    [Fact]
    public async Task An_update_changes_what_was_sent_and_nothing_else()
    {
        SandboxBot before = Bot;

        await UpdateAsync($$"""
            {
                "isReactionsEnabled": false, "isHidden": null, "IsSupportOpenline": false, "backgroundId": "frost",
                "webhookUrl": "http://example.com/new",
                "properties": {"lastName": "", "color": "lightBlue", "gender": "F", "avatar": "{{Pictures.Gif(9, 9)}}"}
            }
            """);

        SandboxBot expected = before with
        {
            IsReactionsEnabled = false,
            BackgroundId = "frost",
            WebhookUrl = "http://example.com/new",
            LastName = "",
            Color = "lightBlue",
            Gender = "F",
            AvatarLength = 10,
        };
        Assert.Equal(expected, Bot);

        await UpdateAsync("""
            {"backgroundId": "violet", "properties": {"name": " ", "color": "LIGHT_BLUE", "gender": "x"}}
            """);
        Assert.Equal(expected with { BackgroundId = null }, Bot);

        await UpdateAsync("""{"backgroundId": "sky"}""");
        await UpdateAsync("""{"backgroundId": null}""");
        Assert.Null(Bot.BackgroundId);
    }

    [Fact]
    public async Task An_address_counts_only_where_events_are_sent()
    {
        await UpdateAsync("""{"eventMode": "fetch", "webhookUrl": "not looked at"}""");
        Assert.Equal(("fetch", "https://bots.meridian-goods.example/support"), (Bot.EventMode, Bot.WebhookUrl));

        _portal.Application = _portal.Portal.Application;
        Assert.Equal(
            "BOT_INVALID_CALLBACK",
            (await _portal.FailAsync(Update, """{"botId": 42, "fields": {"eventMode": "webhook"}}""")).Code);
    }

    [Fact]
    public async Task A_bot_of_the_first_version_needs_no_address_as_long_as_none_is_asked_for()
    {
        _portal.Application = _portal.Portal.Application;
        int id = (int)await _portal.CallAsync("imbot.register", """
            {"CODE": "old", "EVENT_HANDLER": "https://b.example/", "PROPERTIES": {"NAME": "Old"}}
            """);

        await _portal.CallAsync(
            Update, $$"""{"botId": {{id}}, "fields": {"properties": {"name": "New"} } }""");

        Assert.Equal("New", _portal.Portal.Bot(id)!.Name);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("true", true)]
    [InlineData("false", true)]
    [InlineData("", false)]
    public async Task In_a_batch_truth_is_PHPs(string text, bool isHidden)
    {
        await UpdateAsync("""{"isHidden": true}""");

        JToken batch = await _portal.CallAsync("batch", $$"""
            {"cmd": ["{{Update}}?botId=41&botToken=rehearsal-token&fields[isHidden]={{text}}"]}
            """);

        Assert.Equal(isHidden, (bool)batch["result"]![0]!["bot"]!["isHidden"]!);
    }

    [Fact]
    public async Task A_token_rotates_and_the_old_one_is_worth_nothing()
    {
        await UpdateAsync("""{"botToken": "   "}""");
        await UpdateAsync("""{"botToken": "1234567890123456789012345678901234567890"}""");

        (int Status, string Code, string) failure = await _portal.FailAsync(Update, Change("{}"));

        Assert.Equal((403, "BOT_OWNERSHIP_ERROR"), (failure.Status, failure.Code));
        await _portal.CallAsync(
            Update, """{"botId": 41, "botToken": "1234567890123456789012345678901234567890"}""");
        // The first version knows the bot by another name, and still does.
        Assert.True((bool)await _portal.CallAsync(
            "imbot.update", """{"BOT_ID": 41, "CLIENT_ID": "rehearsal", "FIELDS": {"CODE": "x"}}"""));
    }

    private static string[] Names(JToken map) => [.. ((JObject)map).Properties().Select(p => p.Name)];

    private static string Change(string fields) =>
        $$"""{"botId": 41, "botToken": "rehearsal-token", "fields": {{fields}}}""";

    private Task<JToken> UpdateAsync(string fields) => _portal.CallAsync(Update, Change(fields));
}
