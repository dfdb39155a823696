using Newtonsoft.Json;

namespace Bitrix24.Sandbox.Tests;

/// <summary>What operators do with dialogs, and how queues offer them.</summary>
public sealed class OperatorTests
{
    private const string Answer = "imopenlines.operator.answer";
    private const string Finish = "imopenlines.operator.finish";
    private const string FinishOther = "imopenlines.operator.another.finish";
    private const string Skip = "imopenlines.operator.skip";
    private const string Spam = "imopenlines.operator.spam";
    private const string Transfer = "imopenlines.operator.transfer";
    private const string Open = "imopenlines.session.open";
    private const string Get = "imopenlines.dialog.get";

    [Theory]
    [InlineData(Answer)]
    [InlineData(Finish)]
    [InlineData(FinishOther)]
    [InlineData(Skip)]
    [InlineData(Spam)]
    public async Task A_dialog_is_found_and_is_not_for_everybody(string method)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();

        Assert.Equal("400 CHAT_ID", await portal.FailAsync(9, method, "{}"));
        Assert.Equal("400 CHAT_ID", await portal.FailAsync(9, method, """{"CHAT_ID": 99}"""));
        Assert.Equal("400 CHAT_TYPE", await portal.FailAsync(9, method, """{"CHAT_ID": 1}"""));
        Assert.Equal("400 ACCESS_DENIED", await portal.FailAsync(30, method));
        Assert.Equal("400 CHAT_ID", await portal.FailAsync(9, method, """{"chat_id": 2}"""));
    }

    [Fact]
    public async Task Everybody_is_offered_what_one_takes()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();
        Assert.Equal(4, (int)(await portal.DialogAsync())["user_counter"]!);

        Assert.True((bool)await portal.CallAsync(10, Answer));

        JObject dialog = await portal.DialogAsync();
        Assert.Equal(10, (int)dialog["owner"]!);
        Assert.Equal([10], dialog["manager_list"]!.Values<int>());
        Assert.Equal(2, (int)dialog["user_counter"]!);
        Assert.True((bool)await portal.CallAsync(12, Answer));
        Assert.Equal(12, await portal.OperatorAsync());
        Assert.Equal(2, (int)(await portal.DialogAsync())["user_counter"]!);
    }

    [Fact]
    public async Task Evenly_goes_around_and_strictly_begins_at_the_top()
    {
        using DialogPortal evenly = await DialogPortal.OpenAsync(DialogPortal.Evenly);
        using DialogPortal strictly = await DialogPortal.OpenAsync("\"QUEUE_TYPE\": \"strictly\"");
        foreach (string chat in new[] { "a", "b", "c", "d" })
        {
            await evenly.WriteAsync(chat: chat);
            await strictly.WriteAsync(chat: chat);
        }

        Assert.Equal("9 10 12 9", await OperatorsAsync(evenly, 2, 3, 4, 5));
        Assert.Equal("9 9 9 9", await OperatorsAsync(strictly, 2, 3, 4, 5));
    }

    [Fact]
    public async Task Who_is_offline_gets_nothing_where_the_line_checks()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.AddLineAsync("\"QUEUE_TYPE\": \"strictly\", \"CHECK_AVAILABLE\": \"Y\"", 11, 12);
        await portal.ActivateAsync(2);

        await portal.WriteAsync();
        await portal.CallAsync(1, Transfer, """{"CHAT_ID": 2, "QUEUE_ID": 2}""");

        Assert.Equal(12, await portal.OperatorAsync());
    }

    [Fact]
    public async Task Where_nobody_is_there_the_guest_waits()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.AddLineAsync($"{DialogPortal.Evenly}, \"CHECK_AVAILABLE\": \"Y\"", 11);
        await portal.WriteAsync();
        await portal.CallAsync(9, Answer);

        await portal.CallAsync(9, Transfer, """{"CHAT_ID": 2, "QUEUE_ID": 2}""");

        JObject dialog = await portal.DialogAsync();
        Assert.Equal((0, 1), ((int)dialog["owner"]!, (int)dialog["user_counter"]!));
        await portal.CallAsync(11, Answer);
        Assert.Equal(11, await portal.OperatorAsync());
    }

    [Fact]
    public async Task Skipping_passes_on_and_comes_around()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync(DialogPortal.Evenly);
        await portal.WriteAsync();

        Assert.True((bool)await portal.CallAsync(9, Skip));
        Assert.Equal(10, await portal.OperatorAsync());
        Assert.Equal(2, (int)(await portal.DialogAsync())["user_counter"]!);
        await portal.CallAsync(10, Skip);
        await portal.CallAsync(1, Skip);
        Assert.Equal(9, await portal.OperatorAsync());
    }

    [Fact]
    public async Task Who_skips_what_all_were_offered_is_out()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();

        await portal.CallAsync(9, Skip);

        JObject dialog = (JObject)await portal.CallAsync(9, Get);
        Assert.Equal(("guest", 0, 3), ((string?)dialog["role"], (int)dialog["owner"]!, (int)dialog["user_counter"]!));
    }

    [Fact]
    public async Task What_is_finished_cannot_be_skipped()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();
        await portal.CallAsync(9, FinishOther);

        Assert.Equal("400 ACCESS_DENIED_KICK", await portal.FailAsync(9, Skip));
    }

    [Fact]
    public async Task Another_s_dialog_is_the_supervisor_s_to_finish()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();
        Assert.Equal("400 ACCESS_DENIED", await portal.FailAsync(9, Finish));
        await portal.CallAsync(9, Answer);
        Assert.Equal("400 ACCESS_DENIED", await portal.FailAsync(1, Finish));
        portal.Rest.Portal.Events.Clear();

        Assert.True((bool)await portal.CallAsync(1, FinishOther));

        Assert.Equal(
            """{"DATA":{"connector":{"connector_id":"myconnector","line_id":1,"chat_id":2,"user_id":43},""" +
            "\"session\":{\"id\":1,\"closed\":\"Y\",\"parent_id\":0,\"close_term\":10},\"chat\":{\"chat_id\":2}," +
            "\"user\":{\"id\":43},\"line\":{\"id\":1}}}",
            portal.Event("ONSESSIONFINISH").ToString(Formatting.None));
        Assert.Equal(["ONSESSIONFINISH", "ONIMCONNECTORDIALOGFINISH"], portal.News);
        Assert.True((bool)await portal.CallAsync(9, Finish));
        Assert.Empty(portal.Events);
    }

    [Fact]
    public async Task Spam_is_finished_and_to_answer_what_is_finished_begins_anew()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();

        Assert.True((bool)await portal.CallAsync(9, Spam));
        Assert.Contains("ONSESSIONFINISH", portal.News);
        JToken history = await portal.CallAsync(9, "imopenlines.session.history.get");
        Assert.Contains(
            "Anneliese Krüger has marked the enquiry as spam",
            history["message"]!.Children<JProperty>().Select(message => (string?)message.Value["text"]));
        await portal.CallAsync(10, Answer);

        Assert.Equal(10, await portal.OperatorAsync());
        Assert.Equal(2, (int)portal.Event("ONSESSIONSTART")["DATA"]!["session"]!["id"]!);
    }

    [Theory]
    [InlineData("{}", "CHAT_ID_EMPTY")]
    [InlineData("""{"CHAT_ID": -1, "USER_ID": 15}""", "CHAT_ID_EMPTY")]
    [InlineData("""{"CHAT_ID": 2, "USER_ID": 0}""", "USER_ID_EMPTY")]
    [InlineData("""{"CHAT_ID": 2, "QUEUE_ID": ""}""", "QUEUE_ID_EMPTY")]
    [InlineData("""{"CHAT_ID": 2}""", "TRANSFER_ID_EMPTY")]
    [InlineData("""{"CHAT_ID": 2, "USER_ID": 9}""", "OPERATOR_WRONG")]
    [InlineData("""{"CHAT_ID": 2, "USER_ID": 999}""", "OPERATOR_WRONG")]
    [InlineData("""{"CHAT_ID": 2, "USER_ID": 43}""", "OPERATOR_WRONG")]
    [InlineData("""{"CHAT_ID": 2, "TRANSFER_ID": "queue1"}""", "OPERATOR_WRONG")]
    [InlineData("""{"CHAT_ID": 2, "TRANSFER_ID": "queue7"}""", "OPERATOR_WRONG")]
    [InlineData("""{"CHAT_ID": 2, "QUEUE_ID": 2}""", "OPERATOR_WRONG")]
    [InlineData("""{"CHAT_ID": 1, "USER_ID": 15}""", "OPERATOR_WRONG")]
    public async Task A_dialog_needs_somewhere_to_go(string parameters, string code)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.AddLineAsync("\"ACTIVE\": \"N\"");
        await portal.WriteAsync();
        await portal.CallAsync(9, Answer);

        Assert.Equal($"400 {code}", await portal.FailAsync(9, Transfer, parameters));
        Assert.Equal("400 OPERATOR_WRONG", await portal.FailAsync(30, Transfer, """{"CHAT_ID": 2, "USER_ID": 15}"""));
    }

    [Theory]
    [InlineData("""{"CHAT_ID": 2, "USER_ID": 15}""", 15)]
    [InlineData("""{"CHAT_ID": 2, "TRANSFER_ID": "15"}""", 15)]
    [InlineData("""{"CHAT_ID": 2, "TRANSFER_ID": 41}""", 41)]
    [InlineData("""{"CHAT_ID": 2, "QUEUE_ID": 2}""", 20)]
    [InlineData("""{"CHAT_ID": 2, "TRANSFER_ID": "queue2"}""", 20)]
    public async Task A_dialog_goes_to_somebody_or_to_a_line(string parameters, int expected)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.AddLineAsync(DialogPortal.Evenly, 20);
        await portal.WriteAsync();
        await portal.CallAsync(9, Answer);

        Assert.True((bool)await portal.CallAsync(9, Transfer, parameters));

        JObject dialog = await portal.DialogAsync();
        Assert.Equal(expected, (int)dialog["owner"]!);
        Assert.Equal(2, (int)dialog["user_counter"]!);
        Assert.Equal(expected == 20 ? "2" : "0", ((string)dialog["entity_data_1"]!).Split('|')[7]);
    }

    [Fact]
    public async Task A_dialog_is_shown_as_documented()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();
        await portal.CallAsync(9, Answer);

        JObject dialog = (JObject)await portal.CallAsync(9, Get);

        Assert.Equal(
            [
                "id", "parent_chat_id", "parent_message_id", "name", "description", "owner", "extranet", "avatar",
                "color", "type", "counter", "user_counter", "message_count", "unread_id", "restrictions",
                "last_message_id", "last_id", "marked_id", "disk_folder_id", "entity_type", "entity_id",
                "entity_data_1", "entity_data_2", "entity_data_3", "mute_list", "date_create", "message_type",
                "public", "role", "entity_link", "text_field_enabled", "background_id", "permissions", "is_new",
                "readed_list", "manager_list", "last_message_views", "dialog_id",
            ],
            dialog.Properties().Select(property => property.Name));
        Assert.Equal("owner", (string?)dialog["role"]);
        Assert.Equal("chat2", (string?)dialog["dialog_id"]);
        Assert.Matches(@"^Y\|LEAD\|1\|N\|N\|1\|\d{10}\|0\|0\|0$", (string?)dialog["entity_data_1"]);
        Assert.Equal("LEAD|1|COMPANY|0|CONTACT|0|DEAL|0", (string?)dialog["entity_data_2"]);
        Assert.Equal("N", (string?)dialog["entity_data_3"]);
        Assert.Equal(
            """{"type":"LINES","url":"","id":"myconnector|1|channel-123|43"}""",
            dialog["entity_link"]!.ToString(Formatting.None));
        Assert.Equal(1, (int)dialog["counter"]!);
        Assert.Equal(2, (int)dialog["unread_id"]!);
        Assert.Equal(
            ["user_id", "user_name", "message_id", "date"],
            ((JObject)dialog["readed_list"]![0]!).Properties().Select(property => property.Name));
    }

    [Theory]
    [InlineData("openline", false, "True")]
    [InlineData("bot", true, "True")]
    [InlineData("bot", false, "400 OPERATOR_WRONG")]
    public async Task A_bot_gets_a_dialog_if_it_is_made_for_it(string type, bool serves, string expected)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();
        JToken registered = await portal.Rest.CallAsync("imbot.v2.Bot.register", new JObject
        {
            ["fields"] = new JObject
            {
                ["code"] = "helper",
                ["type"] = type,
                ["isSupportOpenline"] = serves,
                ["properties"] = new JObject { ["name"] = "Helper" },
            },
        }.ToString());

        string target = $$"""{"CHAT_ID": 2, "USER_ID": {{(int)registered["bot"]!["id"]!}}}""";

        Assert.Equal(expected, expected == "True"
            ? (await portal.CallAsync(9, Transfer, target)).ToString()
            : await portal.FailAsync(9, Transfer, target));
    }

    [Fact]
    public async Task Those_who_have_read_the_last_message_are_told_but_for_its_author()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync("\"CRM\": \"N\"");
        await portal.WriteAsync();
        await portal.CallAsync(9, "im.message.add", """{"DIALOG_ID": "chat2", "MESSAGE": "Hello"}""");
        Assert.Empty(await ViewersAsync());
        await portal.Rest.CallAsync("imconnector.send.status.reading", """
            {
                "CONNECTOR": "myconnector", "LINE": 1,
                "MESSAGES": [{
                    "im": {"chat_id": 2, "message_id": 4}, "message": {"id": ["x"]}, "chat": {"id": "channel-123"}
                }]
            }
            """);

        Assert.Equal(43, (int)Assert.Single(await ViewersAsync())["user_id"]!);

        async Task<JToken> ViewersAsync() => (await portal.DialogAsync())["last_message_views"]!["first_viewers"]!;
    }

    [Theory]
    [InlineData("""{"CHAT_ID": 2}""")]
    [InlineData("""{"DIALOG_ID": "chat2"}""")]
    [InlineData("""{"SESSION_ID": 1}""")]
    [InlineData("""{"USER_CODE": "myconnector|1|channel-123|43"}""")]
    public async Task A_dialog_has_four_names(string parameters)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();

        Assert.Equal(2, (int)(await portal.CallAsync(9, Get, parameters))["id"]!);
        Assert.Equal("400 ACCESS_ERROR", await portal.FailAsync(30, Get, parameters));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"CHAT_ID": 1}""")]
    [InlineData("""{"DIALOG_ID": "2"}""")]
    [InlineData("""{"SESSION_ID": 9}""")]
    [InlineData("""{"USER_CODE": "livechat|1|1373|211"}""")]
    public async Task What_is_no_dialog_is_none(string parameters)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();

        Assert.Equal("400 ACCESS_ERROR", await portal.FailAsync(9, Get, parameters));
    }

    [Fact]
    public async Task A_chat_is_found_by_its_user_code()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();
        const string Code = """{"USER_CODE": "myconnector|1|channel-123|43"}""";

        Assert.Equal("""{"chatId":"2"}""", (await portal.CallAsync(9, Open, Code)).ToString(Formatting.None));
        Assert.Equal("400 ACCESS_DENIED", await portal.FailAsync(30, Open, Code));
        Assert.Equal("400 ACCESS_DENIED", await portal.FailAsync(9, Open, """{"USER_CODE": "livechat|22|1761|587"}"""));
        Assert.Equal("400 ACCESS_DENIED", await portal.FailAsync(9, Open, "{}"));
    }

    private static async Task<string> OperatorsAsync(DialogPortal portal, params int[] chats)
    {
        var operators = new int[chats.Length];
        for (int i = 0; i < chats.Length; i++)
            operators[i] = await portal.OperatorAsync(chats[i]);
        return string.Join(" ", operators);
    }
}
