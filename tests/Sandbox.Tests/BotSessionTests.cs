using Newtonsoft.Json;

namespace Bitrix24.Sandbox.Tests;

/// <summary>
/// A bot has dialogs before operators get them. Support Bot, 41, is made for that, and belongs to whoever knows its
/// CLIENT_ID or its botToken.
/// </summary>
public sealed class BotSessionTests
{
    private const string Send = "imopenlines.bot.session.message.send";
    private const string PassOn = "imopenlines.bot.session.operator";
    private const string Transfer = "imopenlines.bot.session.transfer";
    private const string Finish = "imopenlines.bot.session.finish";
    private const string ByBot = "\"WELCOME_BOT_ENABLE\": \"Y\", \"WELCOME_BOT_ID\": 41, \"CRM\": \"N\"";
    private const string Client = "\"CLIENT_ID\": \"rehearsal\"";

    [Fact]
    public async Task The_welcome_bot_has_a_dialog_first()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync(ByBot);

        await portal.WriteAsync("hello");

        Assert.Equal(41, await portal.OperatorAsync());
        Assert.Equal(
            [
                "ONSESSIONSTART", "ONIMCONNECTORDIALOGSTART", "ONIMBOTV2JOINCHAT", "ONOPENLINEMESSAGEADD",
                "ONIMBOTV2MESSAGEADD",
            ],
            portal.Events.Select(raised => raised.Name));
        JToken joined = portal.Event("ONIMBOTV2JOINCHAT");
        Assert.Equal("bot dialogId chat user language", Names(joined));
        Assert.Equal(("chat2", 43), ((string?)joined["dialogId"], (int)joined["user"]!["id"]!));
        JToken added = portal.Event("ONIMBOTV2MESSAGEADD");
        Assert.Equal("bot message chat user language", Names(added));
        Assert.Equal(
            "id code type isHidden isSupportOpenline isReactionsEnabled backgroundId language moduleId eventMode " +
            "countMessage countCommand countChat countUser",
            Names(added["bot"]!));
        Assert.Equal(
            "id chatId authorId date text isSystem uuid forward params viewedByOthers", Names(added["message"]!));
        Assert.Equal(
            "id dialogId type name entityType entityId owner avatar color", Names(added["chat"]!));
        Assert.Equal(
            "id active name firstName lastName workPosition color avatar gender birthday extranet bot connector " +
            "externalAuthId status idle lastActivityDate absent departments phones type",
            Names(added["user"]!));
        Assert.Equal(("hello", 43), ((string?)added["message"]!["text"], (int)added["user"]!["id"]!));
    }

    [Fact]
    public async Task A_bot_hears_of_what_changes_and_not_of_what_it_says()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync(ByBot);
        await portal.WriteAsync("hello");
        portal.Rest.Portal.Events.Clear();
        const string Message = """
            {
                "CONNECTOR": "myconnector", "LINE": 1,
                "MESSAGES": [{
                    "user": {"id": "ext-user-42"}, "message": {"id": "ext-msg-1", "text": "hi"},
                    "chat": {"id": "channel-123"}
                }]
            }
            """;

        await portal.Rest.CallAsync("imconnector.update.messages", Message);
        await portal.Rest.CallAsync("imconnector.delete.messages", Message);
        await portal.CallAsync(9, Send, """{"CHAT_ID": 2, "NAME": "DEFAULT", "MESSAGE": "Hello!"}""");

        Assert.Equal(
            ["ONIMBOTV2MESSAGEUPDATE", "ONIMBOTV2MESSAGEDELETE"],
            portal.Events.Select(e => e.Name).Where(name => name.StartsWith("ONIMBOT", StringComparison.Ordinal)));
        Assert.Equal("hi", (string?)portal.Event("ONIMBOTV2MESSAGEUPDATE")["message"]!["text"]);
        Assert.Equal("bot messageId chat user language", Names(portal.Event("ONIMBOTV2MESSAGEDELETE")));
    }

    [Theory]
    [InlineData("first", 0)]
    [InlineData("always", 41)]
    public async Task The_bot_comes_again_if_the_line_says_so(string joins, int expected)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync($"{ByBot}, \"WELCOME_BOT_JOIN\": \"{joins}\"");
        await portal.WriteAsync();
        Assert.Equal(41, await portal.OperatorAsync());
        await portal.CallAsync(9, "imopenlines.operator.another.finish");

        await portal.WriteAsync();

        Assert.Equal(expected, await portal.OperatorAsync());
    }

    [Theory]
    [InlineData(Send)]
    [InlineData(PassOn)]
    [InlineData(Transfer)]
    [InlineData(Finish)]
    public async Task A_chat_is_needed(string method)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync(ByBot);
        await portal.WriteAsync();

        foreach (string chat in new[] { "null", "-1", "\"chat2\"" })
        {
            Assert.Equal("400 CHAT_ID_EMPTY", await portal.FailAsync(
                9, method, $$"""{"CHAT_ID": {{chat}}, "USER_ID": 15, {{Client}}}"""));
        }
    }

    [Fact]
    public async Task A_bot_speaks_for_itself_and_welcomes_for_the_line()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync($"{ByBot}, \"WELCOME_MESSAGE_TEXT\": \"Welcome!\"");
        await portal.WriteAsync();
        portal.Rest.Portal.Events.Clear();

        Assert.True((bool)await portal.CallAsync(
            9, Send, """{"CHAT_ID": 2, "NAME": "DEFAULT", "MESSAGE": "Hello! How can I assist you?"}"""));
        Assert.Equal(
            """{"user_id":41,"text":"[b]Support Bot:[/b] [br]Hello! How can I assist you?"}""", Said(portal));
        await portal.CallAsync(9, Send, """{"CHAT_ID": 2, "NAME": "WELCOME", "MESSAGE": "ignored"}""");
        Assert.Equal("""{"user_id":41,"text":"[b]Support Bot:[/b] [br]Welcome!"}""", Said(portal));
    }

    [Fact]
    public async Task What_says_nothing_is_no_message_and_no_error()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync(ByBot);
        await portal.WriteAsync();
        portal.Rest.Portal.Events.Clear();

        Assert.True((bool)await portal.CallAsync(9, Send, """{"CHAT_ID": 2, "NAME": "DEFAULT"}"""));
        Assert.True((bool)await portal.CallAsync(9, Send, """{"CHAT_ID": 99, "MESSAGE": "x"}"""));
        Assert.Empty(portal.Events);
    }

    [Fact]
    public async Task Where_no_bot_has_the_dialog_the_line_speaks()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();

        await portal.CallAsync(9, Send, """{"CHAT_ID": 2, "NAME": "DEFAULT", "MESSAGE": "One moment"}""");

        Assert.Equal("""{"user_id":0,"text":"One moment"}""", Said(portal));
    }

    [Fact]
    public async Task A_dialog_goes_from_the_bot_to_the_queue_once()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync($"{ByBot}, {DialogPortal.Evenly}");
        await portal.WriteAsync();

        Assert.True((bool)await portal.CallAsync(9, PassOn));

        JObject dialog = await portal.DialogAsync();
        Assert.Equal((9, 2), ((int)dialog["owner"]!, (int)dialog["user_counter"]!));
        Assert.Equal("400 WRONG_CHAT", await portal.FailAsync(9, PassOn));
        Assert.Equal("400 WRONG_CHAT", await portal.FailAsync(9, PassOn, """{"CHAT_ID": 99}"""));
    }

    [Theory]
    [InlineData("\"USER_ID\": 12", "\"CLIENT_ID\": \"rehearsal\"", 12)]
    [InlineData("\"TRANSFER_ID\": 12", "\"CLIENT_ID\": \"rehearsal-token\"", 12)]
    [InlineData("\"QUEUE_ID\": 2", "\"CLIENT_ID\": \"rehearsal\"", 20)]
    [InlineData("\"TRANSFER_ID\": \"queue2\"", "\"CLIENT_ID\": \"rehearsal\"", 20)]
    public async Task A_bot_gives_its_dialog_away_and_stays_until_it_is_taken(string to, string client, int expected)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync(ByBot);
        await portal.AddLineAsync(DialogPortal.Evenly, 20);
        await portal.WriteAsync();

        Assert.True((bool)await portal.CallAsync(
            9, Transfer, $$"""{"CHAT_ID": 2, {{to}}, "LEAVE": "N", {{client}}}"""));

        JObject dialog = await portal.DialogAsync();
        Assert.Equal((expected, 3), ((int)dialog["owner"]!, (int)dialog["user_counter"]!));
        await portal.CallAsync(expected, "imopenlines.operator.answer");
        Assert.Equal(2, (int)(await portal.DialogAsync())["user_counter"]!);
    }

    [Fact]
    public async Task A_bot_may_leave_at_once()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync(ByBot);
        await portal.WriteAsync();

        await portal.CallAsync(9, Transfer, $$"""{"CHAT_ID": 2, "USER_ID": 12, "LEAVE": "Y", {{Client}}}""");

        Assert.Equal(2, (int)(await portal.DialogAsync())["user_counter"]!);
    }

    [Theory]
    [InlineData("\"USER_ID\": 0", "USER_ID_EMPTY")]
    [InlineData("\"QUEUE_ID\": -1", "QUEUE_ID_EMPTY")]
    [InlineData("\"LEAVE\": \"Y\"", "TRANSFER_ID_EMPTY")]
    [InlineData("\"USER_ID\": 999", "OPERATOR_WRONG")]
    [InlineData("\"QUEUE_ID\": 9", "OPERATOR_WRONG")]
    [InlineData("\"USER_ID\": 41", "OPERATOR_WRONG")]
    public async Task A_bot_s_dialog_needs_somewhere_to_go(string to, string code)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync(ByBot);
        await portal.WriteAsync();

        Assert.Equal($"400 {code}", await portal.FailAsync(9, Transfer, $$"""{"CHAT_ID": 2, {{to}}, {{Client}}}"""));
    }

    [Fact]
    public async Task A_dialog_is_the_business_of_the_bot_that_has_it()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync(ByBot);
        await portal.WriteAsync();
        const string ToUser = """{"CHAT_ID": 2, "USER_ID": 12}""";

        Assert.Equal("400 BOT_ID_ERROR", await portal.FailAsync(9, Transfer, ToUser));
        Assert.Equal("400 BOT_ID_ERROR", await portal.FailAsync(9, Finish));
        Assert.Equal(
            "400 BOT_ID_ERROR", await portal.FailAsync(9, Finish, """{"CHAT_ID": 2, "CLIENT_ID": "stranger"}"""));
        Assert.Equal("400 BOT_ID_ERROR", await portal.FailAsync(9, Finish, $$"""{"CHAT_ID": 99, {{Client}}}"""));
        // The application has a bot, Sales Bot, but another one has the dialog.
        Assert.Equal("OPERATOR_WRONG", (await portal.Rest.FailAsync(Transfer, ToUser)).Code);
        Assert.Equal("BOT_ID_ERROR", (await portal.Rest.FailAsync(Finish, ToUser)).Code);
    }

    [Fact]
    public async Task A_bot_finishes_its_dialog()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync(ByBot);
        await portal.WriteAsync();
        portal.Rest.Portal.Events.Clear();

        Assert.True((bool)await portal.CallAsync(9, Finish, $$"""{"CHAT_ID": 2, {{Client}}}"""));

        Assert.Equal(["ONSESSIONFINISH", "ONIMCONNECTORDIALOGFINISH"], portal.News);
    }

    private static string Said(DialogPortal portal) =>
        portal.Event("ONIMCONNECTORMESSAGEADD")["MESSAGES"]![0]!["message"]!.ToString(Formatting.None);

    private static string Names(JToken map) =>
        string.Join(" ", ((JObject)map).Properties().Select(property => property.Name));
}
