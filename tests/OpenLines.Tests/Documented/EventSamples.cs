namespace Bitrix24.OpenLines.Tests;

/// <summary><c>event.*</c>, <c>events</c>, <c>imbot.v2.Event.get</c></summary>
internal static class EventSamples
{
    private const string ProcessId = "yh3gu929sf0d32lsfysqas2y1hlpp09q";

    private static readonly Uri Handler = new("https://www.my-domain.com/handler/");

    public static IEnumerable<MethodSample> All =>
    [
        MethodSample.Of(new ListEvents("user"), names =>
        {
            Assert.Equal(111, names.Count);
            Assert.Equal(["ONAPPUNINSTALL", "ONAPPINSTALL"], names.Take(2));
        }),
        MethodSample.Of(
            new BindEvent(new EventBinding("OnCrmLeadAdd", Handler)),
            bound => Assert.Equal(new EventSubscription("ONCRMLEADADD", Handler, 0, IsOffline: false, null), bound)),
        MethodSample.Of(
            new UnbindEvent(new EventBinding("ONCRMLEADADD", Handler)),
            count => Assert.Equal(1, count)),
        MethodSample.Of(
            new ListEventHandlers(),
            handlers => Assert.Equal(
                [
                    new("ONCRMLEADADD", Handler, 0, IsOffline: false, null),
                    new("ONCRMLEADADD", Handler, 15, IsOffline: false, null),
                ],
                handlers)),
        MethodSample.Of(
            new GetOfflineEvents
            {
                Filter = new JObject { ["=MESSAGE_ID"] = 1, ["=EVENT_NAME"] = "ONCRMLEADADD", [">=ID"] = 1 },
                AuthConnector = "BxTest",
            },
            package =>
            {
                Assert.Null(package.ProcessId);
                Check(Assert.Single(package.Events), 1, "ONCRMLEADADD", hasFailed: null);
            }),
        MethodSample.Of(
            new ListOfflineEvents
            {
                Filter = new JObject { ["ERROR"] = 0 },
                Order = new JObject { ["ID"] = "DESC" },
            },
            events =>
            {
                Assert.Equal(2, events.Count);
                Check(events[0], 2, "ONCRMCOMPANYADD", hasFailed: false);
                Check(events[1], 1, "ONCRMLEADADD", hasFailed: false);
            }),
        MethodSample.Of(new ClearOfflineEvents(ProcessId, ids: [2]), Assert.True),
        MethodSample.Of(new FailOfflineEvents(ProcessId, ["2"]), Assert.True),
        MethodSample.Of(
            new GetBotEvents(456, "my_bot_token") { Offset = 1000, Limit = 50, WithUserEvents = true },
            page =>
            {
                Assert.Equal((1002, false), (page.NextOffset, page.HasMore));
                BotEvent one = Assert.IsType<BotEvent>(Assert.Single(page.Events));
                Assert.Equal((1001, "ONIMBOTV2MESSAGEADD"), (one.EventId, one.Event));
                Assert.Equal(Forms.Moment("2025-01-15T10:30:00+02:00"), one.Time);
            }),
    ];

    private static void Check(OfflineEvent one, int id, string name, bool? hasFailed)
    {
        Assert.Equal((id, name, $"{id}"), (one.Id, one.Event, one.OfflineMessageId));
        Assert.Equal((null, hasFailed), (one.ProcessId, one.HasFailed));
        Assert.Equal(Forms.Moment("2024-07-18T12:32:31+02:00"), one.Time);
        Assert.Equal(name, Assert.IsType<OtherEvent>(Assert.Single(one.Events)).Event);
    }
}
