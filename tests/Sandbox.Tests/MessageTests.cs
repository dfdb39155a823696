using Newtonsoft.Json;

namespace Bitrix24.Sandbox.Tests;

/// <summary>What operators write, and that it goes out.</summary>
public sealed class MessageTests
{
    private const string Add = "im.message.add";
    private const string Update = "im.message.update";
    private const string Delete = "im.message.delete";
    private const string Save = "imopenlines.message.quick.save";
    private const string Text = """{"DIALOG_ID": "chat2", "MESSAGE": "Guten Tag!"}""";

    [Fact]
    public async Task An_answer_takes_the_dialog_and_goes_out()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync("\"CRM\": \"N\"");
        await portal.WriteAsync();
        portal.Rest.Portal.Events.Clear();

        int id = (int)await portal.CallAsync(9, Add, Text);

        Assert.Equal(4, id);
        Assert.Equal(9, await portal.OperatorAsync());
        Assert.Equal(
            """{"CONNECTOR":"myconnector","LINE":1,"MESSAGES":[{"im":{"chat_id":2,"message_id":4},""" +
            "\"message\":{\"user_id\":9,\"text\":\"[b]Anneliese Krüger:[/b] [br]Guten Tag!\"}," +
            "\"chat\":{\"id\":\"channel-123\"}}]}",
            portal.Event("ONIMCONNECTORMESSAGEADD").ToString(Formatting.None));
        Assert.Equal(9, (int)portal.Event("ONOPENLINEMESSAGEADD")["DATA"]!["message"]!["user_id"]!);
    }

    [Fact]
    public async Task What_a_connector_was_registered_without_does_not_go_out()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync("\"CRM\": \"N\"");
        JObject connector = JObject.Parse(ConnectorTests.Sample);
        foreach (string flag in new[] { "NEED_SIGNATURE", "EDIT_INTERNAL_MESSAGES", "DEL_INTERNAL_MESSAGES" })
            connector[flag] = false;
        await portal.Rest.CallAsync("imconnector.register", connector.ToString());
        await portal.WriteAsync();
        portal.Rest.Portal.Events.Clear();

        await portal.CallAsync(9, Add, Text);
        JToken sent = portal.Event("ONIMCONNECTORMESSAGEADD")["MESSAGES"]![0]!["message"]!;
        portal.Rest.Portal.Events.Clear();
        await portal.CallAsync(9, Update, """{"MESSAGE_ID": 4, "MESSAGE": "Good day!"}""");
        await portal.CallAsync(9, Delete, """{"MESSAGE_ID": 4}""");

        Assert.Equal("Guten Tag!", (string?)sent["text"]);
        Assert.Equal(["ONOPENLINEMESSAGEUPDATE", "ONOPENLINEMESSAGEDELETE"], portal.News);
    }

    [Fact]
    public async Task What_was_said_can_be_said_otherwise_and_taken_back()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync("\"CRM\": \"N\"");
        await portal.WriteAsync();
        await portal.CallAsync(9, Add, Text);
        await portal.Rest.CallAsync("imconnector.send.status.delivery", """
            {
                "CONNECTOR": "myconnector", "LINE": 1,
                "MESSAGES": [{
                    "im": {"chat_id": 2, "message_id": 4}, "message": {"id": ["ext-msg-005"]},
                    "chat": {"id": "channel-123"}
                }]
            }
            """);
        portal.Rest.Portal.Events.Clear();

        Assert.True((bool)await portal.CallAsync(9, Update, """{"MESSAGE_ID": 4, "MESSAGE": "Good day!"}"""));
        Assert.Equal(
            """{"CONNECTOR":"myconnector","LINE":1,"MESSAGES":[{"im":{"chat_id":2,"message_id":4},""" +
            "\"message\":{\"id\":[\"ext-msg-005\"],\"text\":\"[b]Anneliese Krüger:[/b][br] Good day!\"}," +
            "\"chat\":{\"id\":\"channel-123\"}}]}",
            portal.Event("ONIMCONNECTORMESSAGEUPDATE").ToString(Formatting.None));
        Assert.True((bool)await portal.CallAsync(9, Delete, """{"MESSAGE_ID": 4}"""));
        Assert.Equal(
            """{"CONNECTOR":"myconnector","LINE":1,"MESSAGES":[{"im":{"chat_id":2,"message_id":4},""" +
            "\"message\":{\"id\":\"ext-msg-005\"},\"chat\":{\"id\":\"channel-123\"}}]}",
            portal.Event("ONIMCONNECTORMESSAGEDELETE").ToString(Formatting.None));
        const string Message = """{"im":{"chat_id":2,"message_id":4},"message":{"id":4},"chat":{"id":2}}""";
        Assert.Equal(
            $$"""{"CONNECTOR":"myconnector","LINE":1,"DATA":{{Message}}}""",
            portal.Event("ONOPENLINEMESSAGEUPDATE").ToString(Formatting.None));
        Assert.Equal(
            $$"""{"CONNECTOR":"myconnector","LINE":1,"DATA":[{{Message}}]}""",
            portal.Event("ONOPENLINEMESSAGEDELETE").ToString(Formatting.None));

        JToken shown = (await portal.CallAsync(9, "imopenlines.session.history.get"))["message"]!["4"]!;
        Assert.Equal("This message has been deleted", (string?)shown["text"]);
        Assert.Equal("Y", (string?)shown["params"]!["isDeleted"]);
        Assert.Equal("400 CANT_EDIT_MESSAGE", await portal.FailAsync(9, Delete, """{"MESSAGE_ID": 4}"""));
    }

    [Fact]
    public async Task An_empty_text_takes_back_and_none_changes_nothing()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync("\"CRM\": \"N\"");
        await portal.WriteAsync();
        await portal.CallAsync(9, Add, Text);
        portal.Rest.Portal.Events.Clear();

        await portal.CallAsync(9, Update, """{"MESSAGE_ID": 4}""");
        Assert.Empty(portal.Events);
        await portal.CallAsync(9, Update, """{"MESSAGE_ID": 4, "MESSAGE": ""}""");
        Assert.Equal(["ONOPENLINEMESSAGEDELETE", "ONIMCONNECTORMESSAGEDELETE"], portal.News);
    }

    [Fact]
    public async Task In_a_silent_dialog_nothing_goes_out()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();
        await portal.CallAsync(9, "imopenlines.session.mode.silent", """{"CHAT_ID": 2, "ACTIVATE": "Y"}""");
        portal.Rest.Portal.Events.Clear();

        await portal.CallAsync(9, Add, Text);

        Assert.Equal(["ONOPENLINEMESSAGEADD"], portal.News);
    }

    [Fact]
    public async Task To_write_where_all_is_said_begins_anew()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();
        await portal.CallAsync(9, Add, Text);
        await portal.CallAsync(9, "imopenlines.operator.finish");

        await portal.CallAsync(9, Add, Text);

        Assert.Equal(9, await portal.OperatorAsync());
        Assert.Equal(2, (int)portal.Event("ONSESSIONSTART")["DATA"]!["session"]!["id"]!);
    }

    [Fact]
    public async Task Colleagues_write_to_each_other()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();

        Assert.Equal(1, (int)await portal.CallAsync(30, Add, """{"DIALOG_ID": "chat1", "MESSAGE": "Lunch?"}"""));

        Assert.True((bool)await portal.CallAsync(30, Delete, """{"MESSAGE_ID": 1}"""));
        Assert.Empty(portal.Events);
    }

    [Theory]
    [InlineData(Add, """{"MESSAGE": "x"}""", "USER_ID_EMPTY")]
    [InlineData(Add, """{"DIALOG_ID": "9", "MESSAGE": "x"}""", "SANDBOX_HAS_NO_PRIVATE_CHATS")]
    [InlineData(Add, """{"DIALOG_ID": "chat2"}""", "MESSAGE_EMPTY")]
    [InlineData(Add, """{"DIALOG_ID": "chat99", "MESSAGE": "x"}""", "CHAT_ID")]
    [InlineData(Add, """{"DIALOG_ID": "chat2", "MESSAGE": "x"}""", "ACCESS_ERROR")]
    [InlineData(Update, "{}", "MESSAGE_ID_ERROR")]
    [InlineData(Delete, """{"MESSAGE_ID": 99}""", "MESSAGE_ID_ERROR")]
    [InlineData(Update, """{"MESSAGE_ID": 2, "MESSAGE": "x"}""", "CANT_EDIT_MESSAGE")]
    public async Task Not_everything_can_be_said(string method, string parameters, string code)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();

        Assert.Equal($"400 {code}", await portal.FailAsync(30, method, parameters));
    }

    [Fact]
    public async Task A_message_is_kept_as_a_quick_answer()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();

        Assert.True((bool)await portal.CallAsync(9, Save, """{"CHAT_ID": 2, "MESSAGE_ID": 2}"""));

        Assert.Equal(["Good afternoon"], portal.Rest.Portal.QuickAnswers(1));
        Assert.Empty(portal.Rest.Portal.QuickAnswers(2));
        Assert.Equal("400 CANT_SAVE_QUICK_ANSWER", await portal.FailAsync(9, Save));
        Assert.Equal(
            "400 CANT_SAVE_QUICK_ANSWER", await portal.FailAsync(9, Save, """{"CHAT_ID": 2, "MESSAGE_ID": 1}"""));
        Assert.Equal("400 CHAT_ID", await portal.FailAsync(9, Save, """{"MESSAGE_ID": 2}"""));
        Assert.Equal("400 CHAT_TYPE", await portal.FailAsync(9, Save, """{"CHAT_ID": 1, "MESSAGE_ID": 2}"""));
        Assert.Equal("400 ACCESS_DENIED", await portal.FailAsync(30, Save, """{"CHAT_ID": 2, "MESSAGE_ID": 2}"""));
    }
}
