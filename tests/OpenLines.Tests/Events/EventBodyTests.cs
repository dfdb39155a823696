using System.Collections;
using Newtonsoft.Json;

namespace Bitrix24.OpenLines.Tests;

/// <summary>Bodies that handlers receive, and what is none.</summary>
public sealed class EventBodyTests
{
    private const string TwoMessages = """
        {"event": "ONOPENLINEMESSAGEADD", "data": {"DATA": [
            {"connector": {"connector_id": "livechat", "line_id": 1}, "chat": {"id": 8}, "message": {"id": 1}},
            {"connector": {"connector_id": "livechat", "line_id": 1}, "chat": {"id": 8},
             "message": {"id": 2, "date": "2026-01-02T03:04:05+01:00", "system": "Y", "files": [{"name": "a.png"}, 7]}}
        ]}, "ts": "1714649632", "auth": {}}
        """;

    [Fact]
    public void An_event_for_each_thing_that_is_told_of()
    {
        var events = EventBody.Parse(TwoMessages).Cast<OpenLineMessageAddedEvent>().ToList();

        Assert.Equal([1, 2], events.Select(one => one.MessageId));
        Assert.Equal((Forms.Moment("2026-01-02T03:04:05+01:00"), true), (events[1].Date, events[1].IsSystem));
        Assert.Equal(2, events[1].Files.Count);
        Assert.Equal("a.png", ((IDictionary)events[1].Files[0]!)["name"]);
        Assert.Equal("livechat", ((IDictionary)events[0].Data["connector"]!)["connector_id"]);
    }

    public static TheoryData<string> EventsWithEntries =>
    [
        "ONSESSIONSTART", "ONSESSIONFINISH", "ONOPENLINEMESSAGEADD", "ONOPENLINEMESSAGEUPDATE",
        "ONOPENLINEMESSAGEDELETE", "ONIMCONNECTORDIALOGSTART", "ONIMCONNECTORDIALOGFINISH", "ONIMCONNECTORMESSAGEADD",
        "ONIMCONNECTORMESSAGEUPDATE", "ONIMCONNECTORMESSAGEDELETE",
    ];

    /// <summary>Published servers send the one entry there is, the reference shows a list of it.</summary>
    [Theory]
    [MemberData(nameof(EventsWithEntries))]
    public void A_list_of_one_and_the_one_alone_are_the_same_event(string name)
    {
        var entry = JObject.Parse("""
            {
                "connector": {"connector_id": "shop", "line_id": 3, "chat_id": "c", "user_id": "u"},
                "session": {"id": 42, "closed": "Y", "parent_id": 1, "close_term": 10}, "user": {"id": 9},
                "chat": {"id": 8}, "im": {"chat_id": 8, "message_id": 5},
                "message": {"id": [5], "text": "Hi", "user_id": 9, "files": [{"name": "a.png"}]}
            }
            """);
        string field = name.Contains("IMCONNECTORMESSAGE", StringComparison.Ordinal) ? "MESSAGES" : "DATA";
        JObject BodyOf(JToken content) => new()
        {
            ["event"] = name,
            ["data"] = new JObject { ["CONNECTOR"] = "shop", ["LINE"] = 3, [field] = content.DeepClone() },
            ["auth"] = new JObject(),
        };
        string[] bodies =
        [
            BodyOf(new JArray(entry)).ToString(), BodyOf(entry).ToString(),
            Forms.Encode(BodyOf(new JArray(entry))), Forms.Encode(BodyOf(entry)),
        ];

        string[] read = [.. bodies.Select(body => Show(Assert.Single(EventBody.Parse(body))))];

        Assert.Contains("8", read[0], StringComparison.Ordinal);
        Assert.All(read, one => Assert.Equal(read[0], one));
    }

    [Fact]
    public void A_session_is_read_as_published_servers_tell_of_it()
    {
        var read = (SessionStartedEvent)Assert.Single(EventBody.Parse(
            "event=ONSESSIONSTART&data[DATA][session][id]=42&data[DATA][chat][chat_id]=8&data[DATA][line][id]=3"));

        Assert.Equal((42, 8, 3), (read.SessionId, read.ChatId, read.Line));
    }

    private static string Show(PortalEvent read) => string.Join("; ", read.GetType().GetProperties()
        .Where(property => property.Name != nameof(PortalEvent.Data))
        .Select(property => $"{property.Name}={Show(property.GetValue(read))}"));

    private static string Show(object? value) => value switch
    {
        string text => text,
        IDictionary map => string.Join(",", map.Keys.Cast<object>().Select(key => $"{key}:{map[key]}")),
        IEnumerable list => string.Join(",", list.Cast<object?>().Select(Show)),
        _ => $"{value}",
    };

    [Fact]
    public void A_form_may_be_decoded_or_not_and_numbers_its_lists_or_not()
    {
        var read = (SessionStartedEvent)Assert.Single(EventBody.Parse(
            "event=ONSESSIONSTART&data[DATA][][session][id]=42&data%5BDATA%5D%5B0%5D%5Bchat%5D%5Bid%5D=8" +
            "&data[DATA][0][user][id]=5&auth[domain]=a.example&ts=1714649632"));

        Assert.Equal((42, 8, 5, "a.example"), (read.SessionId, read.ChatId, read.UserId, read.Portal));
    }

    [Fact]
    public void A_map_is_read_as_its_JSON_would_be()
    {
        var body = new Hashtable
        {
            ["event"] = "OnSessionFinish",
            ["data"] = new Hashtable
            {
                ["DATA"] = new object[] { new Hashtable { ["session"] = new Hashtable { ["id"] = 42 } } },
            },
        };

        Assert.Equal(42, ((SessionFinishedEvent)Assert.Single(EventBody.Read(body))).SessionId);
    }

    [Fact]
    public void An_event_that_has_no_type_keeps_what_it_says_and_not_what_it_proves()
    {
        var read = (OtherEvent)Assert.Single(EventBody.Parse("""
            {"event": "ONCRMDEALADD", "data": {"FIELDS": {"ID": "7405", "nested": {"access_token": "hush"}}},
             "auth": {"access_token": "hush-hush"}}
            """));

        Assert.Equal("""{"FIELDS":{"ID":"7405","nested":{}}}""", read.Data.ToString());
        Assert.Equal("hush-hush", Forms.Reveal(read.AccessToken));
        Assert.DoesNotContain("hush", JsonConvert.SerializeObject(read.Data), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bot_of_either_version_says_the_same()
    {
        var second = (BotEvent)Assert.Single(EventBody.Parse("""
            {"event": "ONIMBOTV2MESSAGEADD", "data": {
                "bot": {"id": "456", "code": "support_bot", "auth": {"access_token": "hush"}},
                "message": {"id": "789", "chatId": "5", "authorId": "1", "text": "Hello bot!"},
                "chat": {"id": "5", "dialogId": "chat5"}, "user": {"id": "1"}, "language": "en"},
             "auth": {"application_token": "known"}}
            """));
        var first = (BotEvent)Assert.Single(EventBody.Parse("""
            {"event": "ONIMBOTMESSAGEADD", "data": {
                "BOT": {"456": {"access_token": "hush", "BOT_ID": "456", "BOT_CODE": "support_bot",
                    "AUTH": {"access_token": "hush"}}},
                "PARAMS": {"MESSAGE": "Hello bot!", "FROM_USER_ID": "1", "DIALOG_ID": "chat5", "TO_CHAT_ID": "5",
                    "MESSAGE_ID": "789"}, "USER": {"ID": "1"}}}
            """));

        foreach (BotEvent read in new[] { first, second })
        {
            Assert.Equal((456, "support_bot", "chat5", 5), (read.BotId, read.BotCode, read.DialogId, read.ChatId));
            Assert.Equal((789, "Hello bot!", 1), (read.MessageId, read.Text, read.UserId));
            Assert.DoesNotContain("hush", $"{read.Data}", StringComparison.Ordinal);
        }
        Assert.Equal("hush", Forms.Reveal(second.AccessToken));
        Assert.Equal("known", Forms.Reveal(second.ApplicationToken));
    }

    [Fact]
    public void A_command_and_a_bot_that_is_gone_are_told()
    {
        var command = (BotEvent)Assert.Single(EventBody.Parse("""
            {"type": "ONIMBOTV2COMMANDADD", "eventId": 7, "date": "2025-01-15T10:30:00+02:00", "data": {
                "bot": {"id": 456}, "command": {"id": 78, "command": "/help", "params": "topic"}}}
            """));
        var gone = (BotEvent)Assert.Single(EventBody.Parse(
            "event=ONIMBOTDELETE&data[BOT_ID]=567&data[BOT_CODE]=BOT"));

        Assert.Equal((7, "/help", "topic"), (command.EventId, command.Command, command.CommandParameters));
        Assert.Equal((567, "BOT"), (gone.BotId, gone.BotCode));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "empty")]
    [InlineData("{", "no JSON")]
    [InlineData("{\"event\": \"ONSESSIONSTART\"", "no JSON")]
    [InlineData("{\"event\": \"ONSESSIONSTART\"} and more", "no JSON")]
    [InlineData("[1]", "no map")]
    [InlineData("{\"data\": {\"access_token\": \"hush\"}}", "no event")]
    [InlineData("{\"event\": \"not a name\"}", "no event")]
    [InlineData("{\"event\": {\"a\": 1}}", "no event")]
    [InlineData("auth[access_token]=hush", "no event")]
    [InlineData("hush", "no form")]
    [InlineData("event=ONSESSIONSTART&hush", "no form")]
    public void What_is_no_event_is_refused_without_quoting_it(string body, string reason)
    {
        FormatException refusal = Assert.Throws<FormatException>(() => EventBody.Parse(body));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_that_is_nested_without_end_is_refused() => Assert.Throws<FormatException>(
        () => EventBody.Parse("event=ONSESSIONSTART&data" + string.Concat(Enumerable.Repeat("[a]", 10000)) + "=1"));

    [Theory]
    [InlineData("{\"event\": \"ONSESSIONSTART\"}")]
    [InlineData("{\"event\": \"ONSESSIONSTART\", \"data\": []}")]
    [InlineData("{\"event\": \"ONSESSIONSTART\", \"data\": {\"DATA\": \"x\"}, \"ts\": \"soon\", \"auth\": 1}")]
    [InlineData("event=onSessionStart&data[DATA][0][session]=x&data[DATA][0][session][id]=42")]
    public void What_is_missing_or_odd_is_null(string body)
    {
        var read = (SessionStartedEvent)Assert.Single(EventBody.Parse(body));

        Assert.Null(read.ChatId);
        Assert.Null(read.Time);
    }
}
