using Newtonsoft.Json;

namespace Bitrix24.Sandbox.Tests;

/// <summary>
/// Chats of objects of the CRM. User 30 works in billing and reads nothing there, 4 works in sales and reads it all.
/// </summary>
public sealed class CrmChatTests
{
    private const string Answer = "imopenlines.operator.answer";
    private const string Get = "imopenlines.crm.chat.get";
    private const string GetLast = "imopenlines.crm.chat.getLastId";
    private const string AddUser = "imopenlines.crm.chat.user.add";
    private const string DeleteUser = "imopenlines.crm.chat.user.delete";
    private const string AddMessage = "imopenlines.crm.message.add";

    [Fact]
    public async Task The_chats_of_a_lead_are_shown_as_documented()
    {
        using DialogPortal portal = await OpenAsync();

        JToken found = await portal.CallAsync(4, Get, """{"CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": "1"}""");

        Assert.Equal(
            """[{"CHAT_ID":"2","CONNECTOR_ID":"myconnector","CONNECTOR_TITLE":"My Connector"}]""",
            found.ToString(Formatting.None));
        Assert.Equal(2, (int)await portal.CallAsync(9, GetLast, """{"CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": 1}"""));
    }

    [Fact]
    public async Task Only_chats_that_go_on_are_shown_unless_all_are_wanted()
    {
        using DialogPortal portal = await OpenAsync();
        await portal.CallAsync(9, "imopenlines.operator.finish");

        foreach ((string more, int count) in new[]
        {
            ("", 0), (", \"ACTIVE_ONLY\": \"Y\"", 0), (", \"ACTIVE_ONLY\": \"N\"", 1),
        })
        {
            JToken found = await portal.CallAsync(9, Get, $$"""{"CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": 1{{more}}}""");
            Assert.Equal(count, found.Count());
        }
    }

    [Theory]
    [InlineData("{}", "CRM_ENTITY_TYPE")]
    [InlineData("""{"CRM_ENTITY": 1}""", "CRM_ENTITY_TYPE")]
    [InlineData("""{"CRM_ENTITY_TYPE": "lead"}""", "CRM_ENTITY")]
    [InlineData("""{"CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": "one"}""", "CRM_ENTITY")]
    [InlineData("""{"CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": [1]}""", "CRM_ENTITY")]
    public async Task An_object_has_a_type_and_a_number(string parameters, string argument)
    {
        using DialogPortal portal = await OpenAsync();

        foreach (string method in new[] { Get, AddUser })
        {
            (int status, JObject body) = await portal.Rest.PostAsync(method, parameters, portal.Rest.Portal.WebhookUrl);
            Assert.Equal(
                (400, "ERROR_ARGUMENT", argument), (status, (string?)body["error"], (string?)body["argument"]));
        }
    }

    [Fact]
    public async Task Who_may_not_read_the_object_gets_nothing()
    {
        using DialogPortal portal = await OpenAsync();
        const string Lead = """{"CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": 1}""";

        Assert.Equal("403 ACCESS_DENIED", await portal.FailAsync(30, Get, Lead));
        Assert.Equal("403 ACCESS_DENIED", await portal.FailAsync(
            1, Get, """{"CRM_ENTITY_TYPE": "order", "CRM_ENTITY": 1}"""));
        Assert.Equal("[]", (await portal.CallAsync(
            30, Get, """{"CRM_ENTITY_TYPE": "contact", "CRM_ENTITY": 1}""")).ToString(Formatting.None));
        Assert.Equal("400 CRM_CHAT_EMPTY_CRM_DATA", await portal.FailAsync(30, GetLast, Lead));
    }

    [Theory]
    [InlineData("{}", "CRM_CHAT_EMPTY_CRM_DATA")]
    [InlineData("""{"CRM_ENTITY_TYPE": "lead"}""", "CRM_CHAT_EMPTY_CRM_DATA")]
    [InlineData("""{"CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": "x"}""", "ERROR_ARGUMENT")]
    [InlineData("""{"CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": 9}""", "CRM_CHAT_EMPTY_CRM_DATA")]
    [InlineData("""{"CRM_ENTITY_TYPE": "order", "CRM_ENTITY": 1}""", "CRM_CHAT_EMPTY_CRM_DATA")]
    public async Task There_is_not_always_a_last_chat(string parameters, string code)
    {
        using DialogPortal portal = await OpenAsync();

        Assert.Equal($"400 {code}", await portal.FailAsync(1, GetLast, parameters));
    }

    [Fact]
    public async Task Somebody_comes_into_a_chat_and_goes()
    {
        using DialogPortal portal = await OpenAsync();
        const string User = """{"CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": 1, "USER_ID": 4, "CHAT_ID": 2}""";

        Assert.Equal(2, (int)await portal.CallAsync(9, AddUser, User));
        Assert.Equal("member", (string?)(await portal.CallAsync(4, "imopenlines.dialog.get"))["role"]);
        Assert.Equal("400 WRONG_REQUEST", await portal.FailAsync(9, AddUser, User));
        Assert.Equal(2, (int)await portal.CallAsync(9, DeleteUser, User));
        Assert.Equal("400 WRONG_REQUEST", await portal.FailAsync(9, DeleteUser, User));
    }

    [Theory]
    [InlineData(9, "lead", 1, """, "CHAT_ID": 2""", "400 ERROR_ARGUMENT")]
    [InlineData(30, "lead", 1, """, "USER_ID": 4""", "403 ACCESS_DENIED")]
    [InlineData(9, "order", 1, """, "USER_ID": 4""", "403 ACCESS_DENIED")]
    [InlineData(9, "lead", 1, """, "USER_ID": 30""", "403 ACCESS_DENIED")]
    [InlineData(9, "lead", 1, """, "USER_ID": 4, "CHAT_ID": 3""", "400 CHAT_NOT_IN_CRM")]
    [InlineData(9, "lead", 9, """, "USER_ID": 4, "CHAT_ID": 2""", "400 CHAT_NOT_IN_CRM")]
    [InlineData(9, "lead", 1, """, "USER_ID": 999""", "400 CRM_CHAT_USER_NOT_ACTIVE")]
    [InlineData(9, "lead", 1, """, "USER_ID": 9""", "400 WRONG_REQUEST")]
    public async Task Not_everybody_comes_in(int caller, string type, int id, string more, string error)
    {
        using DialogPortal portal = await OpenAsync();

        Assert.Equal(error, await portal.FailAsync(
            caller, AddUser, $$"""{"CRM_ENTITY_TYPE": "{{type}}", "CRM_ENTITY": {{id}}{{more}}}"""));
    }

    [Theory]
    [InlineData(AddUser)]
    [InlineData(DeleteUser)]
    public async Task An_object_without_a_chat_has_no_last_one(string method)
    {
        using DialogPortal portal = await OpenAsync();

        Assert.Equal(0, (int)await portal.CallAsync(
            9, method, """{"CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": 9, "USER_ID": 4}"""));
    }

    [Theory]
    [InlineData(9, """{"CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": 1}""", "400 CRM_CHAT_EMPTY_USER")]
    [InlineData(9, """{"USER_ID": 4}""", "400 CRM_CHAT_EMPTY_CRM_DATA")]
    [InlineData(9, """{"CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": "x", "USER_ID": 4}""", "400 ERROR_ARGUMENT")]
    [InlineData(30, """{"CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": 1, "USER_ID": 4}""", "403 ACCESS_DENIED")]
    [InlineData(9, """{"CRM_ENTITY_TYPE": "order", "CRM_ENTITY": 1, "USER_ID": 4}""", "403 ACCESS_DENIED")]
    [InlineData(
        9, """{"CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": 1, "USER_ID": 4, "CHAT_ID": 99}""", "400 CHAT_NOT_IN_CRM")]
    [InlineData(
        9, """{"CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": 1, "USER_ID": 999}""", "400 CRM_CHAT_USER_NOT_ACTIVE")]
    [InlineData(
        4, """{"CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": 1, "USER_ID": 9}""", "403 CHAT_DELETE_USER_PERMISSION_DENIED")]
    [InlineData(9, """{"CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": 1, "USER_ID": 9}""", "400 WRONG_REQUEST")]
    public async Task Not_everybody_is_sent_away(int caller, string parameters, string error)
    {
        using DialogPortal portal = await OpenAsync();

        Assert.Equal(error, await portal.FailAsync(caller, DeleteUser, parameters));
    }

    [Fact]
    public async Task Of_an_object_without_chats_nobody_is_sent_away()
    {
        using DialogPortal portal = await OpenAsync();

        Assert.Equal(0, (int)await portal.CallAsync(
            9, DeleteUser, """{"CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": 9, "USER_ID": 4}"""));
    }

    [Fact]
    public async Task A_message_out_of_the_crm_goes_to_the_guest()
    {
        using DialogPortal portal = await OpenAsync();

        int id = (int)await portal.CallAsync(4, AddMessage, Message(user: 9));

        JToken sent = portal.Event("ONIMCONNECTORMESSAGEADD")["MESSAGES"]![0]!;
        Assert.Equal((id, 9), ((int)sent["im"]!["message_id"]!, (int)sent["message"]!["user_id"]!));
    }

    [Fact]
    public async Task Not_everything_goes_out_of_the_crm()
    {
        using DialogPortal portal = await OpenAsync();

        foreach (string name in new[] { "CRM_ENTITY_TYPE", "CRM_ENTITY", "USER_ID", "CHAT_ID", "MESSAGE" })
        {
            JObject less = JObject.Parse(Message(user: 9));
            less.Remove(name);
            (int status, JObject body) =
                await portal.Rest.PostAsync(AddMessage, less.ToString(), portal.Rest.Portal.WebhookUrl);
            Assert.Equal((400, "ERROR_ARGUMENT", name), (status, (string?)body["error"], (string?)body["argument"]));
        }
        Assert.Equal("403 ACCESS_DENIED", await portal.FailAsync(30, AddMessage, Message(user: 9)));
        Assert.Equal("403 ACCESS_DENIED", await portal.FailAsync(9, AddMessage, Message(user: 30)));
        Assert.Equal("400 CHAT_NOT_IN_CRM", await portal.FailAsync(9, AddMessage, Message(user: 9, chat: 3)));
        Assert.Equal("400 CHAT_NOT_IN_CRM", await portal.FailAsync(9, AddMessage, Message(user: 9, lead: 9)));
        Assert.Equal("400 CANCELED", await portal.FailAsync(9, AddMessage, Message(user: 4)));
        Assert.Equal("400 CANCELED", await portal.FailAsync(9, AddMessage, Message(user: 999)));
    }

    private static string Message(int user, int chat = 2, int lead = 1) => $$"""
        {
            "CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": {{lead}}, "USER_ID": {{user}}, "CHAT_ID": {{chat}},
            "MESSAGE": "Message text"
        }
        """;

    /// <summary>A portal where 9 has chat 2 of lead 1; chat 3 is of lead 2.</summary>
    private static async Task<DialogPortal> OpenAsync()
    {
        DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();
        await portal.WriteAsync(chat: "other");
        await portal.CallAsync(9, Answer);
        return portal;
    }
}
