namespace Bitrix24.Sandbox.Tests;

/// <summary>Events of bots: fetched, or sent to their handlers.</summary>
public sealed class BotEventTests : IDisposable
{
    private const string Get = "imbot.v2.Event.get";
    private const string Message = """{"message": {"id": 789, "text": "Hello", "authorId": 5}, "chat": {"id": 8}}""";

    private readonly TestPortal _portal;
    private readonly int _bot;
    private DateTimeOffset _now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public BotEventTests()
    {
        _portal = new TestPortal(new SandboxOptions { Clock = () => _now });
        _bot = (int)_portal.CallAsync("imbot.v2.Bot.register", """
            {"fields": {"code": "fetcher", "botToken": "fetch-token", "properties": {"name": "Fetcher"}}}
            """).GetAwaiter().GetResult()["bot"]!["id"]!;
    }

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task Events_come_in_their_order_until_they_are_confirmed()
    {
        Raise(3);

        JToken first = await GetAsync(""", "limit": 2""");
        Assert.Equal(("1 2", 3, true), Read(first));
        Assert.Equal("ONIMBOTV2MESSAGEADD", (string?)first["events"]![0]!["type"]);
        Assert.Equal("Hello", (string?)first.SelectToken("events[0].data.message.text"));
        Assert.Equal("fetcher", (string?)first.SelectToken("events[0].data.bot.code"));
        // Nothing is confirmed yet.
        Assert.Equal(("1 2", 3, true), Read(await GetAsync(""", "limit": 2""")));
        Assert.Equal(("3", 4, false), Read(await GetAsync(""", "offset": 3""")));
        Assert.Equal(("3", 4, false), Read(await GetAsync("")));
        Assert.Equal(("", 4, false), Read(await GetAsync(""", "offset": 4""")));
    }

    [Fact]
    public async Task Events_are_kept_for_a_day()
    {
        Raise(1);
        _now += TimeSpan.FromHours(24);
        Raise(1);
        Assert.Equal(2, (await GetAsync(""))["events"]!.Count());
        _now += TimeSpan.FromSeconds(1);

        Assert.Equal(("2", 3, false), Read(await GetAsync("")));
    }

    [Fact]
    public async Task Only_the_owner_gets_them()
    {
        Assert.Equal((403, "BOT_TOKEN_NOT_SPECIFIED"), await CodeAsync($$"""{"botId": {{_bot}}}"""));
        Assert.Equal((400, "BOT_ID_REQUIRED"), await CodeAsync("""{"botToken": "fetch-token"}"""));
        Assert.Equal((400, "BOT_NOT_FOUND"), await CodeAsync("""{"botId": 9999, "botToken": "fetch-token"}"""));
        Assert.Equal((403, "BOT_OWNERSHIP_ERROR"), await CodeAsync($$"""{"botId": {{_bot}}, "botToken": "other"}"""));
    }

    [Fact]
    public async Task The_events_of_the_user_need_a_scope_and_a_subscription()
    {
        string call = $$"""{"botId": {{_bot}}, "botToken": "fetch-token", "withUserEvents": true}""";
        Uri narrow = _portal.Portal.CreateWebhook(1, "imbot");

        Assert.Equal("SCOPE_ERROR", (await _portal.FailAsync(Get, call, narrow)).Code);
        Assert.Equal("USER_NOT_SUBSCRIBED", (await _portal.FailAsync(Get, call)).Code);
        Assert.True((bool)await _portal.CallAsync("im.v2.Event.subscribe"));
        Assert.Empty((await _portal.CallAsync(Get, call))["events"]!);
    }

    [Fact]
    public async Task A_bot_with_an_address_is_sent_its_events()
    {
        _portal.Portal.RaiseEvent("ONIMBOTV2MESSAGEADD", Message, SandboxBots.SupportBot);

        SandboxDelivery delivery = Assert.Single(_portal.Portal.Deliveries);
        Assert.Equal("https://bots.meridian-goods.example/support", delivery.Address);
        Assert.Contains("data%5Bmessage%5D%5Btext%5D=Hello", delivery.Form, StringComparison.Ordinal);
        Assert.Equal(("", 0, false), Read(await GetAsync("")));
    }

    [Fact]
    public async Task A_bot_of_the_first_version_is_told_in_its_words()
    {
        int id = (int)await _portal.CallAsync("imbot.register", """
            {
                "CODE": "old", "TYPE": "B", "CLIENT_ID": "old-client",
                "EVENT_MESSAGE_ADD": "https://old.example/add", "EVENT_WELCOME_MESSAGE": "https://old.example/hi",
                "EVENT_BOT_DELETE": "https://old.example/bye", "PROPERTIES": {"NAME": "Old"}
            }
            """);

        _portal.Portal.RaiseEvent("ONIMBOTV2MESSAGEADD", Message, id);

        var body = JObject.Parse(Assert.Single(_portal.Portal.Deliveries).Json);
        Assert.Equal("ONIMBOTMESSAGEADD", (string?)body["event"]);
        Assert.Equal("Hello", (string?)body.SelectToken("data.PARAMS.MESSAGE"));
        Assert.Equal("old", (string?)body["data"]!["BOT"]![$"{id}"]!["BOT_CODE"]);
    }

    private void Raise(int count)
    {
        for (int i = 0; i < count; i++)
            _portal.Portal.RaiseEvent("onImBotV2MessageAdd", Message, _bot);
    }

    private async Task<JToken> GetAsync(string more) => await _portal.CallAsync(
        Get, $$"""{"botId": {{_bot}}, "botToken": "fetch-token"{{more}}}""");

    private static (string, int, bool) Read(JToken answer) => (
        string.Join(" ", answer["events"]!.Select(one => (int)one["eventId"]!)),
        (int)answer["nextOffset"]!,
        (bool)answer["hasMore"]!);

    private async Task<(int, string)> CodeAsync(string json)
    {
        (int status, string code, _) = await _portal.FailAsync(Get, json);
        return (status, code);
    }
}
