using Newtonsoft.Json;

namespace Bitrix24.Sandbox.Tests;

/// <summary>Sessions: begun, joined, intercepted, pinned, rated, looked up.</summary>
public sealed class SessionTests
{
    private const string Answer = "imopenlines.operator.answer";
    private const string Start = "imopenlines.session.start";
    private const string StartWith = "imopenlines.message.session.start";
    private const string Join = "imopenlines.session.join";
    private const string Intercept = "imopenlines.session.intercept";
    private const string Pin = "imopenlines.session.mode.pin";
    private const string PinAll = "imopenlines.session.mode.pinAll";
    private const string UnpinAll = "imopenlines.session.mode.unpinAll";
    private const string Silent = "imopenlines.session.mode.silent";
    private const string Vote = "imopenlines.session.head.vote";
    private const string History = "imopenlines.session.history.get";
    private const string CreateLead = "imopenlines.crm.lead.create";

    [Theory]
    [InlineData(Start)]
    [InlineData(StartWith)]
    [InlineData(Join)]
    [InlineData(Pin)]
    [InlineData(Silent)]
    [InlineData(CreateLead)]
    public async Task A_dialog_is_found_and_is_not_for_everybody(string method)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();

        Assert.Equal("400 CHAT_ID", await portal.FailAsync(9, method, """{"CHAT_ID": 0}"""));
        Assert.Equal("400 CHAT_ID", await portal.FailAsync(9, method, """{"CHAT_ID": 99}"""));
        Assert.Equal("400 CHAT_TYPE", await portal.FailAsync(9, method, """{"CHAT_ID": 1}"""));
        Assert.Equal("400 ACCESS_DENIED", await portal.FailAsync(30, method));
    }

    [Fact]
    public async Task A_session_can_be_begun_over_another()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();
        portal.Rest.Portal.Events.Clear();

        Assert.True((bool)await portal.CallAsync(10, Start));

        Assert.Equal(10, await portal.OperatorAsync());
        Assert.Equal(
            ["ONSESSIONFINISH", "ONIMCONNECTORDIALOGFINISH", "ONSESSIONSTART", "ONIMCONNECTORDIALOGSTART"],
            portal.Events.Select(raised => raised.Name));
        Assert.Equal(1, (int)portal.Event("ONSESSIONSTART")["DATA"]!["session"]!["parent_id"]!);
    }

    [Fact]
    public async Task A_session_can_begin_with_a_message()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync("\"CRM\": \"N\"");
        await portal.WriteAsync("one thing");
        await portal.WriteAsync("another thing");

        Assert.True((bool)await portal.CallAsync(9, StartWith, """{"CHAT_ID": 2, "MESSAGE_ID": 3}"""));

        Assert.Equal(["one thing"], await TextsAsync(portal, 1));
        Assert.Equal(["another thing"], await TextsAsync(portal, 2));
        Assert.Equal("400 ACCESS_DENIED", await portal.FailAsync(9, StartWith));
        Assert.Equal(
            "400 ACCESS_DENIED", await portal.FailAsync(9, StartWith, """{"CHAT_ID": 2, "MESSAGE_ID": 99}"""));
    }

    [Fact]
    public async Task Joining_is_not_taking()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();
        await portal.CallAsync(9, Answer);

        Assert.True((bool)await portal.CallAsync(12, Join));
        Assert.True((bool)await portal.CallAsync(12, Join));

        JObject dialog = (JObject)await portal.CallAsync(12, "imopenlines.dialog.get");
        Assert.Equal(("member", 9, 3), ((string?)dialog["role"], (int)dialog["owner"]!, (int)dialog["user_counter"]!));
    }

    [Fact]
    public async Task A_dialog_is_intercepted_from_somebody()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();
        Assert.Equal("400 OPERATOR_WRONG", await portal.FailAsync(10, Intercept));
        await portal.CallAsync(9, Answer);

        Assert.Equal("400 CHAT_ID_EMPTY", await portal.FailAsync(10, Intercept, "{}"));
        Assert.Equal("400 OPERATOR_WRONG", await portal.FailAsync(9, Intercept));
        Assert.Equal("400 OPERATOR_WRONG", await portal.FailAsync(30, Intercept));
        Assert.Equal("400 OPERATOR_WRONG", await portal.FailAsync(10, Intercept, """{"CHAT_ID": 1}"""));
        Assert.True((bool)await portal.CallAsync(10, Intercept));
        Assert.Equal(10, await portal.OperatorAsync());
        Assert.Equal(2, (int)(await portal.DialogAsync())["user_counter"]!);

        await portal.CallAsync(10, "imopenlines.operator.finish");
        Assert.Equal("400 OPERATOR_WRONG", await portal.FailAsync(9, Intercept));
    }

    [Fact]
    public async Task Pinning_is_the_way_it_is_without_a_word()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();
        await portal.CallAsync(9, Answer);

        Assert.Equal("400 CHAT_ID_EMPTY", await portal.FailAsync(9, Pin, "{}"));
        foreach ((string more, char pinned) in new[]
        {
            ("", 'Y'), (", \"ACTIVATE\": \"N\"", 'N'), (", \"ACTIVATE\": \"Y\"", 'Y'), (", \"ACTIVATE\": \"x\"", 'N'),
        })
        {
            Assert.True((bool)await portal.CallAsync(9, Pin, $$"""{"CHAT_ID": 2{{more}}}"""));
            Assert.Equal(pinned, ((string)(await portal.DialogAsync())["entity_data_1"]!).Split('|')[3][0]);
        }
    }

    [Fact]
    public async Task To_pin_all_answers_the_sessions_that_were_not()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        foreach (int chat in new[] { 2, 3, 4, 5, 6 })
        {
            await portal.WriteAsync(user: $"guest-{chat}");
            await portal.CallAsync(chat < 6 ? 9 : 10, Answer, $$"""{"CHAT_ID": {{chat}}}""");
        }
        await portal.CallAsync(9, Pin, """{"CHAT_ID": 3}""");
        await portal.CallAsync(9, "imopenlines.operator.finish", """{"CHAT_ID": 5}""");

        Assert.Equal([3, 1], (await portal.CallAsync(9, PinAll, "{}")).Values<int>());
        Assert.Equal("[]", (await portal.CallAsync(9, PinAll, "{}")).ToString(Formatting.None));
        Assert.Equal([3, 2, 1], (await portal.CallAsync(9, UnpinAll, "{}")).Values<int>());
        Assert.Equal("[]", (await portal.CallAsync(9, UnpinAll, "{}")).ToString(Formatting.None));
    }

    [Fact]
    public async Task Silence_is_off_unless_it_is_said()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();

        foreach ((string more, string silent) in new[]
        {
            (", \"ACTIVATE\": \"Y\"", "Y"), (", \"ACTIVATE\": \"N\"", "N"), (", \"ACTIVATE\": true", "Y"), ("", "N"),
        })
        {
            Assert.True((bool)await portal.CallAsync(9, Silent, $$"""{"CHAT_ID": 2{{more}}}"""));
            Assert.Equal(silent, (string?)(await portal.DialogAsync())["entity_data_3"]);
        }
    }

    [Theory]
    [InlineData(1, "{}", "EMPTY_SESSION_ID")]
    [InlineData(1, """{"SESSION_ID": -1, "RATING": 5}""", "EMPTY_SESSION_ID")]
    [InlineData(1, """{"SESSION_ID": 1}""", "EMPTY_VOTE_PARAMS")]
    [InlineData(1, """{"SESSION_ID": 1, "RATING": 6}""", "EMPTY_VOTE_PARAMS")]
    [InlineData(1, """{"SESSION_ID": 9, "RATING": 5}""", "ACCESS_DENIED")]
    [InlineData(9, """{"SESSION_ID": 1, "RATING": 5}""", "ACCESS_DENIED")]
    public async Task Not_everybody_rates_and_not_anything(int user, string parameters, string code)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();

        Assert.Equal($"400 {code}", await portal.FailAsync(user, Vote, parameters));
    }

    [Fact]
    public async Task A_rating_and_a_comment_are_kept()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync();

        Assert.True((bool)await portal.CallAsync(
            1, Vote, """{"SESSION_ID": 1, "RATING": 5, "COMMENT": "Excellent handling"}"""));
        await portal.CallAsync(1, Vote, """{"SESSION_ID": 1, "RATING": 4}""");

        JToken history = await portal.CallAsync(9, History, """{"SESSION_ID": 1}""");
        Assert.Equal(4, (int)history["sessionVoteHead"]!);
        Assert.Equal("Excellent handling", (string?)history["sessionCommentHead"]);
        Assert.Equal("N", (string?)history["canVoteHead"]);
        Assert.Equal("""{"canvoteashead":{"1":false}}""", history["openlines"]!.ToString(Formatting.None));
    }

    [Fact]
    public async Task A_history_is_shown_as_documented()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync("\"QUEUE_TYPE\": \"evenly\"");
        await portal.WriteAsync(more: """
            , "files": [{"url": "https://example.com/2311.png", "name": "2311.png"}]
            """);
        await portal.CallAsync(9, Answer);

        JObject history = (JObject)await portal.CallAsync(1, History, """{"SESSION_ID": 1}""");

        AssertNames(
            history,
            "chatId canJoin canVoteHead sessionId sessionVoteHead sessionCommentHead userId message usersMessage " +
            "users openlines userInGroup woUserInGroup chat userBlockChat userInChat files");
        Assert.Equal(
            (2, "Y", "Y", 1, 0, "chat2"),
            (
                (int)history["chatId"]!, (string?)history["canJoin"], (string?)history["canVoteHead"],
                (int)history["sessionId"]!, (int)history["sessionVoteHead"]!, (string?)history["userId"]
            ));
        Assert.Equal(["4", "3", "2", "1"], history["usersMessage"]!["chat2"]!.Values<string>());
        JToken message = history["message"]!["2"]!;
        AssertNames(message, "id chatid senderid recipientid date text textlegacy params");
        Assert.Equal(("43", "Good afternoon"), ((string?)message["senderid"], (string?)message["text"]));
        Assert.Equal(
            """{"connectorMid":["ext-msg-1"],"fileId":[1]}""", message["params"]!.ToString(Formatting.None));
        JToken created = history["message"]!["3"]!;
        Assert.Equal(
            ("0", "<b>A new lead has been created</b>"),
            ((string?)created["senderid"], (string?)created["textlegacy"]));
        Assert.Equal(
            "/crm/lead/details/1/",
            (string?)created["params"]!["attach"]![0]!["blocks"]![0]!["link"]![0]!["link"]);
        Assert.Equal(
            """[{"display":"ROW","name":"Name","value":"Ivan Ivanov","colorToken":"base"}]""",
            created["params"]!["attach"]![0]!["blocks"]![1]!["grid"]!.ToString(Formatting.None));
        Assert.Equal("[]", history["message"]!["1"]!["params"]!.ToString(Formatting.None));

        AssertNames(history["users"]!, "43 9");
        AssertNames(
            history["users"]!["9"]!,
            "id name active firstName lastName workPosition color avatar avatarId birthday gender phoneDevice phones " +
            "extranet network bot connector profile externalAuthId status idle lastActivityDate mobileLastDate " +
            "desktopLastDate departments absent type services botData");
        Assert.Equal("""{"4":{"id":4,"users":["9"]}}""", history["userInGroup"]!.ToString(Formatting.None));
        Assert.Equal("""{"2":{"43":false,"9":false}}""", history["userBlockChat"]!.ToString(Formatting.None));
        Assert.Equal("""{"2":[43,9]}""", history["userInChat"]!.ToString(Formatting.None));
        AssertNames(
            history["chat"]!["2"]!,
            "id parentChatId parentMessageId name owner color extranet avatar call callNumber entityType entityId " +
            "entityData1 entityData2 entityData3 messageCount public muteList managerList dateCreate type entityLink " +
            "permissions textFieldEnabled backgroundId messageType isNew");
        JToken file = history["files"]!["1"]!;
        AssertNames(
            file,
            "id chatid date type name extension size image status progress authorid authorname urlpreview urlshow " +
            "urldownload viewerattrs mediaurl istranscribable isvideonote isvoicenote");
        Assert.Equal(
            ("image", "png", "Ivan Ivanov"),
            ((string?)file["type"], (string?)file["extension"], (string?)file["authorname"]));
    }

    [Fact]
    public async Task A_history_is_found_by_session_or_chat_by_those_who_may()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();
        await portal.WriteAsync("first");
        await portal.CallAsync(9, "imopenlines.operator.spam");
        await portal.WriteAsync("second");

        Assert.Equal(2, (int)(await portal.CallAsync(9, History))["sessionId"]!);
        Assert.Equal(["first"], await TextsAsync(portal, 1));
        Assert.Equal("[]", (await portal.CallAsync(9, History))["files"]!.ToString(Formatting.None));
        Assert.Equal("400 MISSING_REQUIRED_PARAM", await portal.FailAsync(9, History, "{}"));
        Assert.Equal("400 INVALID_SESSION_ID", await portal.FailAsync(9, History, """{"CHAT_ID": 1}"""));
        Assert.Equal("400 INVALID_SESSION_ID", await portal.FailAsync(9, History, """{"CHAT_ID": 99}"""));
        Assert.Equal("400 ACCESS_DENIED", await portal.FailAsync(9, History, """{"SESSION_ID": 99}"""));
        Assert.Equal("400 ACCESS_DENIED", await portal.FailAsync(30, History, """{"SESSION_ID": 1}"""));
    }

    [Fact]
    public async Task A_lead_is_the_operator_s_to_create()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync("\"CRM_CREATE\": \"none\"");
        await portal.WriteAsync();
        Assert.Equal("400 ERROR_USER_NOT_OPERATOR", await portal.FailAsync(9, CreateLead));
        await portal.CallAsync(9, Answer);
        Assert.Equal("400 ERROR_USER_NOT_OPERATOR", await portal.FailAsync(1, CreateLead));

        Assert.True((bool)await portal.CallAsync(9, CreateLead));
        Assert.True((bool)await portal.CallAsync(9, CreateLead));

        JObject dialog = await portal.DialogAsync();
        Assert.StartsWith("Y|LEAD|1|", (string?)dialog["entity_data_1"]);
        Assert.Equal("LEAD|1|COMPANY|0|CONTACT|0|DEAL|0", (string?)dialog["entity_data_2"]);
    }

    [Theory]
    [InlineData("\"CRM_CREATE\": \"deal\"", "", "LEAD|0|COMPANY|0|CONTACT|0|DEAL|1")]
    [InlineData("\"CRM_CREATE\": \"lead\"", "", "LEAD|1|COMPANY|0|CONTACT|0|DEAL|0")]
    [InlineData("\"CRM_CREATE\": \"none\"", "", "LEAD|0|COMPANY|0|CONTACT|0|DEAL|0")]
    [InlineData("\"CRM\": \"N\"", "", "LEAD|0|COMPANY|0|CONTACT|0|DEAL|0")]
    [InlineData("\"CRM\": \"Y\"", ", \"disable_crm\": \"Y\"", "LEAD|0|COMPANY|0|CONTACT|0|DEAL|0")]
    public async Task The_line_says_what_comes_into_the_crm(string settings, string more, string expected)
    {
        using DialogPortal portal = await DialogPortal.OpenAsync(settings);

        await portal.WriteAsync(more: more);

        Assert.Equal(expected, (string?)(await portal.DialogAsync())["entity_data_2"]);
    }

    [Fact]
    public async Task The_portal_tells_where_its_lines_are_and_what_it_knows()
    {
        using DialogPortal portal = await DialogPortal.OpenAsync();

        Assert.Equal(
            """{"SERVER_ADDRESS":"https://sandbox.bitrix24.example","PUBLIC_PATH":"/contact_center/"}""",
            (await portal.CallAsync(9, "imopenlines.config.path.get", "{}")).ToString(Formatting.None));
        Assert.Equal(
            """{"rest":2,"web":1,"mobile":1}""",
            (await portal.CallAsync(9, "imopenlines.revision.get", "{}")).ToString(Formatting.None));
    }

    private static void AssertNames(JToken map, string expected) => Assert.Equal(
        expected, string.Join(" ", ((JObject)map).Properties().Select(property => property.Name)));

    /// <summary>What people have said in a session.</summary>
    private static async Task<string[]> TextsAsync(DialogPortal portal, int session)
    {
        JToken history = await portal.CallAsync(1, History, $$"""{"SESSION_ID": {{session}}}""");
        return history["message"]!.Children<JProperty>()
            .Where(message => (string?)message.Value["senderid"] != "0")
            .Select(message => (string)message.Value["text"]!)
            .ToArray();
    }
}
