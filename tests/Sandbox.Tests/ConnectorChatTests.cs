using Newtonsoft.Json;

namespace Bitrix24.Sandbox.Tests;

/// <summary>What messages from outside make on the portal: guests, chats, sessions, and what is told of them.</summary>
public sealed class ConnectorChatTests
{
    private const string Delivery = "imconnector.send.status.delivery";
    private const string Reading = "imconnector.send.status.reading";
    private const string SetName = ConnectorMessageTests.SetName;
    private const string History = "imopenlines.session.history.get";

    [Fact]
    public async Task A_guest_a_chat_and_a_session_come_with_the_first_message()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();

        JObject first = await portal.WriteAsync();
        JObject second = await portal.WriteAsync("Hello?");
        JObject other = await portal.WriteAsync(user: "ext-user-43");

        Assert.Equal("""{"ID":"1","CHAT_ID":"2"}""", first["session"]!.ToString(Formatting.None));
        Assert.True(JToken.DeepEquals(first["session"], second["session"]));
        Assert.Equal("""{"ID":"2","CHAT_ID":"3"}""", other["session"]!.ToString(Formatting.None));
        Assert.Equal(("43", "44"), ((string?)second["user"], (string?)other["user"]));
        JObject dialog = await portal.DialogAsync();
        Assert.Equal("myconnector|1|channel-123|43", (string?)dialog["entity_id"]);
        Assert.Equal("Ivan Ivanov - Support", (string?)dialog["name"]);
    }

    [Fact]
    public async Task A_connector_for_groups_has_one_chat_for_all_and_names_it()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync(isForGroups: true);
        await portal.WriteAsync();
        await portal.WriteAsync(user: "ext-user-43");

        JToken named = await portal.Rest.CallAsync(SetName, """
            {"CONNECTOR": "myconnector", "LINE": 1, "CHAT_ID": "channel-123", "NAME": "New Dialog Name"}
            """);

        Assert.Equal("""{"SUCCESS":true,"DATA":{"RESULT":{}}}""", named.ToString(Formatting.None));
        JObject dialog = await portal.DialogAsync();
        Assert.Equal("myconnector|1|channel-123|0", (string?)dialog["entity_id"]);
        Assert.Equal("New Dialog Name", (string?)dialog["name"]);
        Assert.Equal("LEAD|0|COMPANY|0|CONTACT|0|DEAL|0", (string?)dialog["entity_data_2"]);
    }

    [Theory]
    [InlineData("true", 0)]
    [InlineData("\"Y\"", 0)]
    [InlineData("1", 0)]
    [InlineData("false", 43)]
    [InlineData("\"N\"", 43)]
    [InlineData("null", 43)]
    public async Task A_connector_says_whether_it_is_for_groups(string flag, int user)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        JObject connector = JObject.Parse(ConnectorTests.Sample);
        connector["CHAT_GROUP"] = JToken.Parse(flag);
        await portal.Rest.CallAsync("imconnector.register", connector.ToString());

        await portal.WriteAsync();

        Assert.Equal($"myconnector|1|channel-123|{user}", (string?)(await portal.DialogAsync())["entity_id"]);
    }

    [Fact]
    public async Task Where_each_guest_has_a_chat_the_name_needs_the_guest()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();
        JObject sent = JObject.Parse(
            """{"CONNECTOR": "myconnector", "LINE": 1, "CHAT_ID": "channel-123", "NAME": "Nick"}""");

        (int status, JObject body) = await portal.Rest.PostAsync(SetName, sent.ToString());
        Assert.Equal((400, "ERROR_ARGUMENT", "USER_ID"), (status, (string?)body["error"], (string?)body["argument"]));
        sent["USER_ID"] = "nobody";
        Assert.Equal("CHAT_RENAMING_FAILED", (await portal.Rest.FailAsync(SetName, sent.ToString())).Code);
        sent["USER_ID"] = "ext-user-42";
        await portal.Rest.CallAsync(SetName, sent.ToString());
        Assert.Equal("Nick", (string?)(await portal.DialogAsync())["name"]);
        foreach (string name in new[] { "CONNECTOR", "LINE", "CHAT_ID", "NAME" })
        {
            var less = (JObject)sent.DeepClone();
            less.Remove(name);
            (_, body) = await portal.Rest.PostAsync(SetName, less.ToString());
            Assert.Equal(("ERROR_ARGUMENT", name), ((string?)body["error"], (string?)body["argument"]));
        }
    }

    [Fact]
    public async Task The_same_id_again_is_one_more_message()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync("\"CRM\": \"N\"");
        await portal.WriteAsync();
        int before = (int)(await portal.DialogAsync())["message_count"]!;

        await portal.WriteAsync();

        Assert.Equal(before + 1, (int)(await portal.DialogAsync())["message_count"]!);
    }

    [Fact]
    public async Task A_finished_chat_gets_another_session()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();
        await portal.CallAsync(9, "imopenlines.operator.answer");
        await portal.CallAsync(9, "imopenlines.operator.finish");

        JObject again = await portal.WriteAsync("And another thing");

        Assert.Equal("""{"ID":"2","CHAT_ID":"2"}""", again["session"]!.ToString(Formatting.None));
        Assert.Equal(0, await portal.OperatorAsync());
        Assert.Equal(1, (int)portal.Event("ONSESSIONSTART")["DATA"]!["session"]!["parent_id"]!);
    }

    [Fact]
    public async Task A_line_takes_its_sessions_along()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();
        await portal.CallAsync(
            9, "imopenlines.message.quick.save", """{"CHAT_ID": 2, "MESSAGE_ID": 2}""");

        await portal.CallAsync(1, TestPortal.Delete, """{"CONFIG_ID": 1}""");

        Assert.Equal("400 ACCESS_ERROR", await portal.FailAsync(1, "imopenlines.dialog.get"));
        Assert.Equal("400 ACCESS_DENIED", await portal.FailAsync(1, History, """{"SESSION_ID": 1}"""));
        Assert.Equal("400 CRM_CHAT_EMPTY_CRM_DATA", await portal.FailAsync(
            1, "imopenlines.crm.chat.getLastId", """{"CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": 1}"""));
        Assert.Empty(portal.Rest.Portal.QuickAnswers(1));
        Assert.Equal("400 CHAT_ID", await portal.FailAsync(1, "imopenlines.operator.answer"));
        Assert.Equal(1, (int)portal.Event("ONIMCONNECTORLINEDELETE"));
        Assert.Equal(
            "NOT_ACTIVE_LINE", (await portal.Rest.FailAsync(DialogPortal.Send, ConnectorMessageTests.Bare)).Code);
    }

    [Fact]
    public async Task Reset_leaves_only_the_chat_of_all_employees()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();

        portal.Rest.Portal.Reset();

        Assert.Equal("400 ACCESS_ERROR", await portal.FailAsync(1, "imopenlines.dialog.get"));
        Assert.Equal("400 ACCESS_DENIED", await portal.FailAsync(1, History, """{"SESSION_ID": 1}"""));
        Assert.Equal("400 CHAT_TYPE", await portal.FailAsync(1, "imopenlines.operator.answer", """{"CHAT_ID": 1}"""));
        Assert.Empty(portal.Events);
    }

    [Fact]
    public async Task What_happens_is_told_in_its_order_and_in_the_documented_shape()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync("hello");

        Assert.Equal(
            """{"DATA":{"connector":{"connector_id":"myconnector","line_id":1,"chat_id":2,"user_id":43},""" +
            "\"session\":{\"id\":1,\"closed\":\"N\",\"parent_id\":0,\"close_term\":10},\"chat\":{\"chat_id\":2}," +
            "\"user\":{\"id\":43},\"line\":{\"id\":1}}}",
            portal.Event("ONSESSIONSTART").ToString(Formatting.None));
        Assert.Equal(
            """{"CONNECTOR":"myconnector","LINE":"1","DATA":[{"connector":{"connector_id":"myconnector",""" +
            "\"line_id\":1,\"chat_id\":2,\"user_id\":43},\"session\":{\"id\":1,\"closed\":\"N\",\"parent_id\":0," +
            "\"close_term\":10},\"chat\":{\"id\":2},\"user\":{\"id\":43}}]}",
            portal.Event("ONIMCONNECTORDIALOGSTART").ToString(Formatting.None));
        Assert.Equal(
            """{"DATA":{"connector":{"connector_id":"myconnector","line_id":1,"chat_id":2,"user_id":43},""" +
            "\"chat\":{\"id\":2},\"message\":{\"id\":2,\"date\":\"\",\"text\":\"hello\",\"files\":[],\"attach\":\"\"," +
            "\"system\":\"N\",\"user_id\":43},\"ref\":[],\"extra\":{\"EXTRA_URL\":\"\"}}}",
            portal.Event("ONOPENLINEMESSAGEADD").ToString(Formatting.None));
        Assert.Equal(["ONSESSIONSTART", "ONIMCONNECTORDIALOGSTART", "ONOPENLINEMESSAGEADD"], portal.News);

        await portal.ActivateAsync(1, isActive: 0);
        await portal.ActivateAsync(1, isActive: 0);
        (string name, JToken data) = Assert.Single(portal.Events);
        Assert.Equal("ONIMCONNECTORSTATUSDELETE", name);
        Assert.Equal("""{"connector":"myconnector","line":1}""", data.ToString(Formatting.None));
    }

    [Fact]
    public async Task Receipts_are_taken_whatever_they_are_about()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();
        const string Receipt = """
            {
                "CONNECTOR": "myconnector", "LINE": 1,
                "MESSAGES": [
                    {"im": {"chat_id": 323, "message_id": 85911}, "message": {"id": ["x"]}, "chat": {"id": "x"}},
                    {
                        "im": {"chat_id": 2, "message_id": 2},
                        "message": {"id": ["ext-msg-1007"], "date": 1738065600}, "chat": {"id": "channel-123"}
                    }
                ]
            }
            """;

        foreach (string method in new[] { Delivery, Reading })
        {
            Assert.Equal(
                """{"SUCCESS":true,"DATA":[]}""",
                (await portal.Rest.CallAsync(method, Receipt)).ToString(Formatting.None));
        }
        JToken read = Assert.Single((await portal.DialogAsync())["readed_list"]!);
        Assert.Equal((43, 2), ((int)read["user_id"]!, (int)read["message_id"]!));
    }

    [Fact]
    public async Task What_is_known_of_a_guest_is_not_forgotten_and_can_change()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.Rest.CallAsync(DialogPortal.Send, ConnectorMessageTests.Sample);
        await portal.Rest.CallAsync(DialogPortal.Send, ConnectorMessageTests.Bare);

        JToken guest = (await portal.CallAsync(9, History))["users"]!["43"]!;
        Assert.Equal(
            ("Ivan Ivanov", "M", "https://example.com/u42.png"),
            ((string?)guest["name"], (string?)guest["gender"], (string?)guest["avatar"]));

        await portal.Rest.CallAsync(DialogPortal.Send, ConnectorMessageTests.Bare.Replace(
            "\"id\": \"ext-user-42\"", "\"id\": \"ext-user-42\", \"name\": \"Nina\"", StringComparison.Ordinal));
        Assert.Equal(
            "Nina Ivanov", (string?)(await portal.CallAsync(9, History))["users"]!["43"]!["name"]);
    }

    [Fact]
    public async Task New_files_leave_the_text_as_it_is()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();
        JObject sent = JObject.Parse(ConnectorMessageTests.Bare);
        sent["MESSAGES"]![0]!["message"] = JObject.Parse(
            """{"id": "ext-msg-1", "files": [{"url": "https://example.com/plan.pdf", "name": "plan.pdf"}]}""");

        await portal.Rest.CallAsync("imconnector.update.messages", sent.ToString());

        JToken history = await portal.CallAsync(9, History);
        Assert.Equal("Good afternoon", (string?)history["message"]!["2"]!["text"]);
        Assert.Equal("plan.pdf", (string?)history["files"]!["1"]!["name"]);
    }

    [Fact]
    public async Task An_employee_may_be_named_as_the_author()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync(more: ", \"user_id\": 9");

        Assert.Equal(9, (int)portal.Event("ONOPENLINEMESSAGEADD")["DATA"]!["message"]!["user_id"]!);
    }
}
