namespace Bitrix24.OpenLines.Tests;

/// <summary>What is made of what a portal says of dialogs and sessions, in whatever form.</summary>
public sealed class DialogReadingTests
{
    [Fact]
    public void A_dialog_that_was_moved_is_at_the_line_that_it_was_moved_to()
    {
        Dialog dialog = Read("""{"entity_id": "shop|22|c|5", "entity_data_1": "N|NONE|0|Y|N|343|1773682918|31|0|0"}""");

        Assert.Equal((31, "shop|22|c|5", true), (dialog.Line, dialog.UserCode, dialog.IsPinned));
    }

    [Theory]
    [InlineData("N|NONE|0|N|N|343|0|0|0|0")]
    [InlineData("N|LEAD|17|N|N|343|0|0|0|0")]
    public void A_dialog_that_is_not_in_the_CRM_has_nothing_of_it(string session)
    {
        Dialog dialog = Read($$"""{"entity_data_1": "{{session}}", "entity_data_2": "LEAD|0|COMPANY|0|CONTACT|0"}""");

        Assert.Equal((false, null, null), (dialog.HasCrmEntity, dialog.CrmEntityType, dialog.CrmEntity));
        Assert.Equal((null, null, null), (dialog.LeadId, dialog.DealId, dialog.SessionStart));
    }

    [Fact]
    public void All_objects_of_the_CRM_are_told_apart()
    {
        Dialog dialog = Read(
            """{"entity_data_1": "Y|DEAL|7|N|N|1|1|0|0|0", "entity_data_2": "LEAD|4|COMPANY|5|CONTACT|6|DEAL|7"}""");

        Assert.Equal((4, 5, 6, 7), (dialog.LeadId, dialog.CompanyId, dialog.ContactId, dialog.DealId));
        Assert.Equal(("deal", 7), (dialog.CrmEntityType, dialog.CrmEntity));
    }

    [Fact]
    public void Nothing_is_made_up_of_what_is_not_told()
    {
        Dialog dialog = Read("{}");

        Assert.Equal((7, "chat7", null, null), (dialog.ChatId, dialog.DialogId, dialog.SessionId, dialog.Line));
        Assert.Equal(
            (null, null, null, null), (dialog.IsPinned, dialog.IsSilent, dialog.HasCrmEntity, dialog.Permissions));
        Assert.Equal((null, null, null), (dialog.Owner, dialog.DateCreate, dialog.Connector));
        Assert.Empty(dialog.ManagerList);
        Assert.Empty(dialog.AdditionalData);
    }

    [Theory]
    [InlineData("\"Y\"", true)]
    [InlineData("\"N\"", false)]
    [InlineData("\"\"", false)]
    public void A_dialog_is_silent_only_where_the_portal_says_so(string value, bool expected) =>
        Assert.Equal(expected, Read($$"""{"entity_data_3": {{value}}}""").IsSilent);

    [Fact]
    public void A_session_of_0_is_none_and_nobody_is_its_operator()
    {
        Dialog dialog = Read("""{"owner": "0", "entity_data_1": "Y|LEAD|1|N|N|0|0|0|0|0"}""");

        Assert.Equal((null, null, null), (dialog.SessionId, dialog.SessionStart, dialog.Owner));
    }

    [Theory]
    [InlineData("[27, \"28\"]")]
    [InlineData("""{"27": true, "28": "Y", "29": false}""")]
    public void People_come_as_a_list_or_as_a_map(string people) =>
        Assert.Equal("27;28", $"{Read($$"""{"mute_list": {{people}}}""").MuteList}");

    [Fact]
    public void A_chat_may_be_told_in_the_other_spelling_too()
    {
        Dialog dialog = Read("""{"entityId": "shop|22|c|5", "messageCount": 3, "newField": 1}""");

        Assert.Equal(("shop", 3), (dialog.Connector, dialog.MessageCount));
        Assert.Equal("newField", Assert.Single(dialog.AdditionalData).Key);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("""{"id": 0}""")]
    public void What_is_no_dialog_is_not_taken_for_one(string answer)
    {
        Assert.Equal("UnexpectedResult", new GetDialog(DialogKey.OfChat(7)).Read(JToken.Parse(answer)).Error?.Code);
        Assert.Equal(
            "UnexpectedResult", new GetSessionHistory(DialogKey.OfChat(7)).Read(JToken.Parse(answer)).Error?.Code);
        Assert.Equal(
            "UnexpectedResult", new OpenSession(UserCode.Parse("a|1|b|c")).Read(JToken.Parse(answer)).Error?.Code);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("[]")]
    [InlineData("null")]
    public void An_action_is_done_only_where_the_portal_says_so(string answer)
    {
        Assert.Equal("UnexpectedResult", new FinishDialog(7).Read(JToken.Parse(answer)).Error?.Code);
        Assert.Equal("UnexpectedResult", new RateSession(7, 1, null).Read(JToken.Parse(answer)).Error?.Code);
    }

    [Fact]
    public void Sessions_come_as_a_list_or_as_a_map()
    {
        Assert.Equal([3, 5], SessionsOf("[3, \"5\"]"));
        Assert.Equal([3, 5], SessionsOf("""{"0": 3, "2": "5"}"""));
        Assert.Empty(SessionsOf("[]"));
        Assert.Equal("UnexpectedResult", new PinAllSessions().Read(true).Error?.Code);
    }

    [Fact]
    public void Sessions_that_a_lost_answer_had_are_said_to_be_missing()
    {
        Assert.Empty(new PinAllSessions().Read(new JArray()).Notices);
        Assert.Single(new PinAllSessions().ReadAfterLostAnswer(new JArray()).Notices);
        Assert.Empty(new PinSession(7, active: true).ReadAfterLostAnswer(true).Notices);
    }

    [Fact]
    public void An_empty_session_is_one()
    {
        SessionHistory history = History("""{"message": [], "users": [], "files": [], "chat": []}""");

        Assert.Equal((7, 0, 0), (history.ChatId, history.MessageCount, history.OperatorMessageCount));
        Assert.Equal((null, null, null, null), (history.Start, history.AnswerTime, history.Client, history.Dialog));
        Assert.Empty(history.Operators);
    }

    [Fact]
    public void A_report_counts_who_has_written_what()
    {
        SessionHistory history = History("""
            {
                "sessionId": "3", "sessionVoteHead": "4", "sessionCommentHead": "good", "canJoin": "N",
                "message": {
                    "19": {"id": "19", "senderid": "9", "date": "2026-03-11T10:05:30+01:00", "text": "Here"},
                    "9": {"id": "9", "senderid": "50", "date": "2026-03-11T10:00:00+01:00", "text": "Where?"},
                    "7": {"id": "7", "senderid": "9", "date": "2026-03-11T09:59:00+01:00", "text": "Good morning"},
                    "8": {"id": "8", "senderid": "0", "date": "2026-03-11T10:00:00+01:00", "text": "Started"},
                    "10": {"id": "10", "senderid": "40", "date": "2026-03-11T10:00:01+01:00", "text": "I am a bot"},
                    "20": {"id": "20", "senderid": "50", "text": "", "params": {"FILE_ID": ["4", 99]}},
                    "21": {"id": "21", "senderid": "77", "text": "gone"}
                },
                "users": {
                    "9": {"id": "9", "name": "Anneliese"}, "40": {"id": 40, "name": "Robot", "bot": true},
                    "50": {"id": "50", "name": "Anna", "connector": true}
                },
                "files": {"4": {"id": 4, "name": "a.png", "size": "7000000000", "urldownload": "/x/a.png"}}
            }
            """);

        Assert.Equal([7, 8, 9, 10, 19, 20, 21], history.Messages.Select(message => message.MessageId));
        Assert.Equal(
            [AuthorKind.Operator, AuthorKind.System, AuthorKind.Client, AuthorKind.Bot, AuthorKind.Operator,
                AuthorKind.Client, AuthorKind.Operator],
            history.Messages.Select(message => message.AuthorKind));
        Assert.Equal(("Anna", "Anneliese"), (history.Client, $"{history.Operators}"));
        Assert.Equal((7, 2, 3), (
            history.MessageCount, history.ClientMessageCount, history.OperatorMessageCount));
        Assert.Equal(TimeSpan.FromSeconds(330), history.AnswerTime);
        Assert.Equal((4, "good", false), (history.Rating, history.Comment, history.CanJoin));

        DialogMessage picture = history.Messages[5];
        Assert.Equal((null, 3, null), (picture.Text, picture.SessionId, picture.Date));
        Assert.Equal("Anna: a.png", $"{picture}");
        DialogFile file = Assert.Single(picture.Files);
        Assert.Equal((7000000000, "/x/a.png"), (file.Size, $"{file.DownloadUrl}"));
    }

    [Fact]
    public void A_page_is_joined_however_the_slashes_stand()
    {
        Assert.Equal("https://a.example/b/", PageOf("https://a.example", "/b/"));
        Assert.Equal("https://a.example/b/", PageOf("https://a.example/", "b/"));
        Assert.Equal("UnexpectedResult", new GetOpenLinePage().Read(new JArray()).Error?.Code);
        Assert.Equal("UnexpectedResult", new GetRevision(RevisionApi.Bot).Read(new JArray()).Error?.Code);
    }

    private static string PageOf(string server, string path) => $"{new GetOpenLinePage().Read(
        new JObject { ["SERVER_ADDRESS"] = server, ["PUBLIC_PATH"] = path }).Value}";

    private static int[] SessionsOf(string answer) =>
        [.. new PinAllSessions().Read(JToken.Parse(answer)).Value.Select(session => session.SessionId!.Value)];

    private static Dialog Read(string fields)
    {
        JObject answer = Parse(fields);
        answer["id"] = 7;
        return new GetDialog(DialogKey.OfChat(7)).Read(answer).Value;
    }

    private static SessionHistory History(string fields)
    {
        JObject answer = Parse(fields);
        answer["chatId"] = 7;
        Outcome<SessionHistory> outcome = new GetSessionHistory(DialogKey.OfSession(3)).Read(answer);
        return outcome.Value;
    }

    private static JObject Parse(string json)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new System.IO.StringReader(json))
        {
            DateParseHandling = Newtonsoft.Json.DateParseHandling.None,
        };
        return JObject.Load(reader);
    }
}
