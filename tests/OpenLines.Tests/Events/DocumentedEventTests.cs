using Bitrix24.Reference;
using Newtonsoft.Json;

namespace Bitrix24.OpenLines.Tests;

/// <summary>
/// Every documented event: its sample is read into the same typed event, whether it comes as JSON, as the form that a
/// handler receives, or out of the queue.
/// </summary>
public sealed class DocumentedEventTests
{
    private static readonly Dictionary<string, (Type Type, Dictionary<string, object?> Values)> Expected = new()
    {
        ["OnOpenLineMessageAdd"] = (typeof(OpenLineMessageAddedEvent), new()
        {
            ["Connector"] = "livechat", ["Line"] = 128, ["ChatId"] = 10585, ["MessageId"] = 80964, ["Text"] = "hello",
            ["UserId"] = 1985, ["Date"] = null, ["IsSystem"] = false, ["ConnectorChatId"] = "10587",
            ["ConnectorUserId"] = "1985", ["SessionId"] = null,
        }),
        ["OnOpenLineMessageUpdate"] = (typeof(OpenLineMessageUpdatedEvent), new()
        {
            ["Connector"] = "livechat", ["Line"] = 128, ["ChatId"] = 1024, ["MessageId"] = 2056, ["Text"] = null,
        }),
        ["OnOpenLineMessageDelete"] = (typeof(OpenLineMessageDeletedEvent), new()
        {
            ["Connector"] = "livechat", ["Line"] = 128, ["ChatId"] = 1024, ["MessageId"] = 2056, ["Text"] = null,
        }),
        ["OnSessionStart"] = (typeof(SessionStartedEvent), Session("livechat", 128, 42, 10585, 1984, 60, false)),
        ["OnSessionFinish"] = (typeof(SessionFinishedEvent), Session("livechat", 128, 42, 10585, 1984, 60, true)),
        ["OnImConnectorDialogStart"] = (
            typeof(ConnectorDialogStartedEvent), Session("newcustomconnector", 105, 3282, 8, 0, 10, false)),
        ["OnImConnectorDialogFinish"] = (
            typeof(ConnectorDialogFinishedEvent), Session("newcustomconnector", 105, 3282, 8, 0, 10, true)),
        ["OnImConnectorMessageAdd"] = (typeof(ConnectorMessageAddedEvent), new()
        {
            ["Connector"] = "myconnector", ["Line"] = 107, ["ImChatId"] = 1807, ["ImMessageId"] = 86497,
            ["ExternalChatId"] = "channel-123", ["ExternalMessageId"] = Array.Empty<string>(), ["UserId"] = 27,
            ["Text"] = "[b]Operator:[/b] [br]Sample text",
        }),
        ["OnImConnectorMessageUpdate"] = (typeof(ConnectorMessageUpdatedEvent), new()
        {
            ["Connector"] = "myconnector", ["Line"] = 107, ["ImChatId"] = 1807, ["ImMessageId"] = 86501,
            ["ExternalChatId"] = "channel-123", ["ExternalMessageId"] = new[] { "ext-msg-005" }, ["UserId"] = null,
            ["Text"] = "[b]Operator:[/b] [br]Sample text",
        }),
        ["OnImConnectorMessageDelete"] = (typeof(ConnectorMessageDeletedEvent), new()
        {
            ["Connector"] = "myconnector", ["Line"] = 107, ["ImChatId"] = 1807, ["ImMessageId"] = 86501,
            ["ExternalChatId"] = "channel-123", ["ExternalMessageId"] = new[] { "ext-msg-005" }, ["Text"] = null,
        }),
        ["OnImConnectorLineDelete"] = (typeof(ConnectorLineDeletedEvent), new() { ["Line"] = 107 }),
        ["OnImConnectorStatusDelete"] = (
            typeof(ConnectorStatusDeletedEvent), new() { ["Connector"] = "myconnector", ["Line"] = 107 }),
        ["onOfflineEvent"] = (typeof(OfflineQueueChangedEvent), []),
    };

    public static TheoryData<string> Events =>
        [.. DocumentedMethod.All.Where(method => method.Kind == "event").Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Events))]
    public void The_sample_is_read_from_JSON(string name)
    {
        JObject sample = SampleOf(name);

        PortalEvent read = Assert.Single(EventBody.Parse(sample.ToString(Formatting.None)));

        Check(name, read);
        CheckCall(sample, read);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void The_sample_is_read_from_a_form(string name)
    {
        JObject sample = SampleOf(name);

        PortalEvent read = Assert.Single(EventBody.Parse(Forms.Encode(sample)));

        Check(name, read);
        CheckCall(sample, read);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void The_sample_is_read_out_of_the_queue(string name)
    {
        var entry = new JObject
        {
            ["ID"] = "17", ["TIMESTAMP_X"] = "2024-07-18T12:32:31+02:00", ["EVENT_NAME"] = name.ToUpperInvariant(),
            ["EVENT_DATA"] = SampleOf(name)["data"], ["EVENT_ADDITIONAL"] = new JObject { ["user_id"] = "15" },
            ["MESSAGE_ID"] = "5d1c", ["PROCESS_ID"] = "p1",
        };

        PortalEvent read = Assert.Single(OfflineEvent.Read(entry)!.Events);

        Check(name, read);
        Assert.Equal((17, 15, "5d1c", "p1"), (read.EventId, read.InitiatorId, read.OfflineMessageId, read.ProcessId));
        Assert.Equal(Forms.Moment("2024-07-18T12:32:31+02:00"), read.Time);
        Assert.Null(read.AccessToken);
        Check(name, Assert.Single(EventBody.Parse(entry.ToString())));
    }

    [Fact]
    public void Every_documented_event_is_known_by_its_name()
    {
        IEnumerable<string> documented =
            DocumentedMethod.All.Where(method => method.Kind == "event").Select(method => method.Name);
        Assert.Equal(documented.Order(), Expected.Keys.Order());
        Assert.Empty(Expected.Keys.Except(EventName.Documented));
    }

    private static Dictionary<string, object?> Session(
        string connector, int line, int session, int chat, int user, int term, bool closed) => new()
    {
        ["Connector"] = connector, ["Line"] = line, ["SessionId"] = session, ["ChatId"] = chat, ["UserId"] = user,
        ["CloseTerm"] = term, ["IsClosed"] = closed, ["ParentId"] = 0,
    };

    private static JObject SampleOf(string name) => Assert.Single(DocumentedMethod.Of(name).Responses);

    private static void Check(string name, PortalEvent read)
    {
        (Type type, Dictionary<string, object?> values) = Expected[name];
        Assert.IsType(type, read);
        Assert.Equal(name.ToUpperInvariant(), read.Event);
        foreach ((string property, object? value) in values)
            Assert.Equal(value, type.GetProperty(property)!.GetValue(read));
        // No view and no text has a token.
        Assert.DoesNotContain("sample-", $"{read} {read.Data}", StringComparison.Ordinal);
    }

    private static void CheckCall(JObject sample, PortalEvent read)
    {
        JToken auth = sample["auth"]!;
        Assert.Equal((int?)sample["eventId"], read.EventId);
        Assert.Equal((int?)sample["event_handler_id"], read.HandlerId);
        Assert.Equal((int?)auth["user_id"], read.InitiatorId);
        Assert.Equal((long)sample["ts"]!, read.Time!.Value.ToUnixTimeSeconds());
        Assert.Equal("some-domain.bitrix24.com", read.Portal);
        Assert.Equal((string?)auth["member_id"], read.MemberId);
        Assert.Equal("sample-access-token", Forms.Reveal(read.AccessToken));
        Assert.Equal((string?)auth["refresh_token"], Forms.Reveal(read.RefreshToken));
        Assert.Equal("sample-application-token", Forms.Reveal(read.ApplicationToken));
    }
}
