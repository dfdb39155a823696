using System;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Bitrix24.Sandbox.Tests;

/// <summary>Messages come in by a connector, and what comes of them there.</summary>
public sealed class ConnectorMessageTests
{
    private const string Update = "imconnector.update.messages";
    private const string Delete = "imconnector.delete.messages";
    private const string Delivery = "imconnector.send.status.delivery";
    private const string Reading = "imconnector.send.status.reading";
    private const string SetName = "imconnector.chat.name.set";

    private const string Sample = """
        {
            "CONNECTOR": "myconnector",
            "LINE": 1,
            "MESSAGES": [
                {
                    "user": {
                        "id": "ext-user-42", "last_name": "Ivanov", "name": "Ivan",
                        "picture": {"url": "https://example.com/u42.png"},
                        "url": "https://example.com/users/42", "gender": "male", "email": "ivan@example.com",
                        "phone": "+19990000000", "skip_phone_validate": "Y"
                    },
                    "message": {
                        "id": "ext-msg-1001", "date": 1773265993, "text": "Good afternoon",
                        "files": [{"url": "https://example.com/files/spec.pdf", "name": "spec.pdf"}],
                        "disable_crm": "Y"
                    },
                    "chat": {
                        "id": "channel-123", "name": "Support Channel", "url": "https://example.com/chats/123"
                    }
                }
            ]
        }
        """;

    private const string Bare = """
        {
            "CONNECTOR": "myconnector", "LINE": 1,
            "MESSAGES": [{
                "user": {"id": "ext-user-42"}, "message": {"id": "ext-msg-1", "text": "New"},
                "chat": {"id": "channel-123"}
            }]
        }
        """;

    [Fact]
    public async Task The_sample_is_answered_as_documented()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();

        JToken sent = await portal.Rest.CallAsync(DialogPortal.Send, Sample);

        Assert.Equal(
            """{"SUCCESS":true,"DATA":{"RESULT":[{"user":"43","message":{"id":"ext-msg-1001","date":{},""" +
            "\"text\":\"Good afternoon\",\"files\":[]},\"chat\":{\"id\":\"channel-123\",\"name\":\"Support Channel\"," +
            "\"description\":\"Link to the original post: https://example.com/chats/123\"}," +
            "\"extra\":{\"skip_phone_validate\":\"Y\",\"disable_tracker\":\"Y\"},\"SUCCESS\":true," +
            "\"session\":{\"ID\":\"1\",\"CHAT_ID\":\"2\"}}]}}",
            sent.ToString(Formatting.None));
    }

    [Fact]
    public async Task Updating_and_deleting_answer_as_documented()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.Rest.CallAsync(DialogPortal.Send, Sample);

        JObject changed = JObject.Parse(Sample);
        ((JObject)changed["MESSAGES"]![0]!["user"]!).Remove("skip_phone_validate");
        changed["MESSAGES"]![0]!["message"] = JObject.Parse(
            """{"id": "ext-msg-1001", "date": 1773266050, "text": "Good afternoon, we clarified the details"}""");
        JToken updated = await portal.Rest.CallAsync(Update, changed.ToString());
        JToken deleted = await portal.Rest.CallAsync(Delete, """
            {
                "CONNECTOR": "myconnector", "LINE": 1,
                "MESSAGES": [{
                    "user": {"id": "ext-user-42"}, "message": {"id": "ext-msg-1001"}, "chat": {"id": "channel-123"}
                }]
            }
            """);

        Assert.Equal(
            """{"SUCCESS":true,"DATA":{"RESULT":[{"user":"43","message":{"id":"ext-msg-1001","date":{},""" +
            "\"text\":\"Good afternoon, we clarified the details\"},\"chat\":{\"id\":\"channel-123\"," +
            "\"name\":\"Support Channel\"," +
            "\"description\":\"Link to the original post: https://example.com/chats/123\"},\"SUCCESS\":true}]}}",
            updated.ToString(Formatting.None));
        Assert.Equal(
            """{"SUCCESS":true,"DATA":{"RESULT":[{"user":"43","message":{"id":"ext-msg-1001"},""" +
            "\"chat\":{\"id\":\"channel-123\"},\"SUCCESS\":true}]}}",
            deleted.ToString(Formatting.None));
        Assert.Equal(
            ["ONOPENLINEMESSAGEADD", "ONOPENLINEMESSAGEUPDATE", "ONOPENLINEMESSAGEDELETE"],
            portal.News.Where(name => name.StartsWith("ONOPENLINE", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(DialogPortal.Send)]
    [InlineData(Update)]
    [InlineData(Delete)]
    [InlineData(Delivery)]
    [InlineData(Reading)]
    [InlineData(SetName)]
    public async Task Only_an_application_gets_in(string method)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();

        Assert.Equal("403 WRONG_AUTH_TYPE", await portal.FailAsync(1, method, Bare));
    }

    [Theory]
    [InlineData(DialogPortal.Send)]
    [InlineData(Update)]
    [InlineData(Delete)]
    [InlineData(Delivery)]
    [InlineData(Reading)]
    public async Task What_is_missing_is_named(string method)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();

        foreach (string name in new[] { "CONNECTOR", "LINE", "MESSAGES" })
        {
            JObject sent = JObject.Parse(Bare);
            sent.Remove(name);
            (int status, JObject body) = await portal.Rest.PostAsync(method, sent.ToString());
            Assert.Equal((400, "ERROR_ARGUMENT", name), (status, (string?)body["error"], (string?)body["argument"]));
            Assert.Equal($"Argument '{name}' is null or empty", (string?)body["error_description"]);
        }
    }

    [Theory]
    [InlineData("\"text\"", "The value of an argument 'MESSAGES' must be of type array")]
    [InlineData("[\"text\"]", "The MESSAGES parameter must be an array of messages (arrays)")]
    [InlineData("[{\"user\": {\"id\": 1}}]", "The incorrect structure of a message inside MESSAGES parameter")]
    public async Task Messages_have_a_structure(string messages, string text)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();

        Assert.Equal((400, "ERROR_ARGUMENT", text), await portal.Rest.FailAsync(
            DialogPortal.Send, $$"""{"CONNECTOR": "myconnector", "LINE": 1, "MESSAGES": {{messages}}}"""));
    }

    [Theory]
    [InlineData(DialogPortal.Send)]
    [InlineData(Update)]
    [InlineData(Delete)]
    [InlineData(SetName)]
    public async Task The_connector_has_to_be_active_at_an_active_line(string method)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        JObject sent = JObject.Parse(Bare);
        sent["CHAT_ID"] = sent["NAME"] = "x";

        sent["LINE"] = 7;
        await AssertFailsAsync();
        sent["LINE"] = 1;
        await portal.ActivateAsync(1, isActive: 0);
        await AssertFailsAsync();
        await portal.ActivateAsync(1);
        await portal.CallAsync(1, TestPortal.Update, """{"CONFIG_ID": 1, "PARAMS": {"ACTIVE": "N"}}""");
        await AssertFailsAsync();

        async Task AssertFailsAsync() => Assert.Equal(
            "NOT_ACTIVE_LINE", (await portal.Rest.FailAsync(method, sent.ToString())).Code);
    }

    [Theory]
    [InlineData(DialogPortal.Send)]
    [InlineData(Update)]
    [InlineData(Delete)]
    [InlineData(Delivery)]
    [InlineData(Reading)]
    [InlineData(SetName)]
    public async Task The_connector_has_to_be_registered(string method)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        JObject sent = JObject.Parse(Bare);
        sent["CHAT_ID"] = sent["NAME"] = "x";

        foreach (string connector in new[] { "unknown", "livechat" })
        {
            sent["CONNECTOR"] = connector;
            (int status, string code, _) = await portal.Rest.FailAsync(method, sent.ToString());
            Assert.Equal((400, "IMCONNECTOR_NO_CORRECT_PROVIDER"), (status, code));
        }
    }

    [Fact]
    public async Task A_broken_portal_knows_no_command()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        portal.Rest.Portal.Faults.Add(
            new SandboxFault { Kind = SandboxFaultKind.StorageFailure, Method = DialogPortal.Send });

        (int status, string code, _) = await portal.Rest.FailAsync(DialogPortal.Send, Bare);

        Assert.Equal((400, "IMCONNECTOR_NOT_SPECIFIED_CORRECT_COMMAND"), (status, code));
        Assert.Empty(portal.Events);
    }

    [Theory]
    [InlineData("user", "id", "The user has no id")]
    [InlineData("message", "id", "The message has no id")]
    [InlineData("message", "text", "The message has neither a text nor files")]
    [InlineData("chat", "id", "The chat has no id")]
    public async Task One_message_may_fail_and_the_next_not(string block, string field, string error)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        JObject sent = JObject.Parse(Bare);
        var messages = (JArray)sent["MESSAGES"]!;
        messages.Add(messages[0].DeepClone());
        messages[0][block]![field] = "";

        JToken answer = await portal.Rest.CallAsync(DialogPortal.Send, sent.ToString());

        Assert.True((bool)answer["SUCCESS"]!);
        JToken results = answer["DATA"]!["RESULT"]!;
        Assert.False((bool)results[0]!["SUCCESS"]!);
        Assert.Equal([error], results[0]!["ERRORS"]!.Values<string>());
        Assert.Null(results[0]!["session"]);
        Assert.True((bool)results[1]!["SUCCESS"]!);
    }

    [Theory]
    [InlineData(Update)]
    [InlineData(Delete)]
    public async Task What_is_not_there_cannot_be_changed(string method)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();

        JToken answer = await portal.Rest.CallAsync(method, Bare);

        Assert.Equal(
            ["There is no such message"], answer["DATA"]!["RESULT"]![0]!["ERRORS"]!.Values<string>());
    }

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
        Assert.Equal(1, (int)portal.Event("ONSESSIONSTART")["DATA"]![0]!["session"]!["parent_id"]!);
    }

    [Fact]
    public async Task A_line_takes_its_sessions_along()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();

        await portal.CallAsync(1, TestPortal.Delete, """{"CONFIG_ID": 1}""");

        Assert.Equal("400 ACCESS_ERROR", await portal.FailAsync(1, "imopenlines.dialog.get"));
        Assert.Equal("400 CHAT_ID", await portal.FailAsync(1, "imopenlines.operator.answer"));
        Assert.Equal(1, (int)portal.Event("ONIMCONNECTORLINEDELETE"));
        Assert.Equal("NOT_ACTIVE_LINE", (await portal.Rest.FailAsync(DialogPortal.Send, Bare)).Code);
    }

    [Fact]
    public async Task Reset_leaves_only_the_chat_of_all_employees()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();

        portal.Rest.Portal.Reset();

        Assert.Equal("400 ACCESS_ERROR", await portal.FailAsync(1, "imopenlines.dialog.get"));
        Assert.Equal("400 CHAT_TYPE", await portal.FailAsync(1, "imopenlines.operator.answer", """{"CHAT_ID": 1}"""));
        Assert.Empty(portal.Events);
    }

    [Fact]
    public async Task What_happens_is_told_in_its_order_and_in_the_documented_shape()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync("hello");

        Assert.Equal(
            """{"DATA":[{"connector":{"connector_id":"myconnector","line_id":1,"chat_id":2,"user_id":43},""" +
            "\"session\":{\"id\":1,\"closed\":\"N\",\"parent_id\":0,\"close_term\":10},\"chat\":{\"id\":2}," +
            "\"user\":{\"id\":43}}]}",
            portal.Event("ONSESSIONSTART").ToString(Formatting.None));
        Assert.Equal(
            """{"CONNECTOR":"myconnector","LINE":"1","DATA":[{"connector":{"connector_id":"myconnector",""" +
            "\"line_id\":1,\"chat_id\":2,\"user_id\":43},\"session\":{\"id\":1,\"closed\":\"N\",\"parent_id\":0," +
            "\"close_term\":10},\"chat\":{\"id\":2},\"user\":{\"id\":43}}]}",
            portal.Event("ONIMCONNECTORDIALOGSTART").ToString(Formatting.None));
        Assert.Equal(
            """{"DATA":[{"connector":{"connector_id":"myconnector","line_id":1,"chat_id":2,"user_id":43},""" +
            "\"chat\":{\"id\":2},\"message\":{\"id\":2,\"date\":\"\",\"text\":\"hello\",\"files\":[],\"attach\":\"\"," +
            "\"system\":\"N\",\"user_id\":43},\"ref\":[],\"extra\":{\"EXTRA_URL\":\"\"}}]}",
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
    public async Task An_employee_may_be_named_as_the_author()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync(more: ", \"user_id\": 9");

        Assert.Equal(9, (int)portal.Event("ONOPENLINEMESSAGEADD")["DATA"]![0]!["message"]!["user_id"]!);
    }
}
