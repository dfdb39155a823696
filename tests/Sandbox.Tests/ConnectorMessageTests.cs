using Newtonsoft.Json;

namespace Bitrix24.Sandbox.Tests;

/// <summary>Messages that come in by a connector: what has to be sent, and what is answered.</summary>
public sealed class ConnectorMessageTests
{
    public const string SetName = "imconnector.chat.name.set";

    public const string Sample = """
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

    public const string Bare = """
        {
            "CONNECTOR": "myconnector", "LINE": 1,
            "MESSAGES": [{
                "user": {"id": "ext-user-42"}, "message": {"id": "ext-msg-1", "text": "New"},
                "chat": {"id": "channel-123"}
            }]
        }
        """;

    private const string Update = "imconnector.update.messages";
    private const string Delete = "imconnector.delete.messages";
    private const string Delivery = "imconnector.send.status.delivery";
    private const string Reading = "imconnector.send.status.reading";

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
        // The application knows of it already.
        Assert.Equal(
            ["ONOPENLINEMESSAGEADD", "ONOPENLINEMESSAGEUPDATE", "ONOPENLINEMESSAGEDELETE"],
            portal.News.Where(name => name.Contains("MESSAGE", StringComparison.Ordinal)));
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
}
