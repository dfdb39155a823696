using Bitrix24.Rest.Tests;
using Bitrix24.Sandbox;

namespace Bitrix24.OpenLines.Tests;

/// <summary>Queues of events: what is not acknowledged comes again, and nothing is lost.</summary>
public sealed class EventQueueTests : IDisposable
{
    private const string Get = "event.offline.get";

    private readonly SandboxPortal _portal = new();
    private readonly RestClient _client;

    public EventQueueTests()
    {
        _client = ClientOf(_portal);
        foreach (string name in new[] { "OnSessionStart", "OnSessionFinish" })
        {
            var bind = new BindEvent(new EventBinding(name, handler: null));
            Assert.True(Run(_client.SendAsync(bind, default)).IsSuccess);
        }
        _portal.Requests.Clear();
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public void What_is_done_is_acknowledged_and_the_rest_comes_in_the_next_run()
    {
        Raise("ONSESSIONSTART", 1, 2, 3);
        OfflineEventQueue queue = Queue();
        IReadOnlyList<IQueuedEvent> received = Receive(queue);

        Assert.Equal([1, 2, 3], Sessions(received));
        queue.Complete(received[0]);
        Assert.Equal(1, queue.Unacknowledged);
        Assert.Null(Run(queue.AcknowledgeAsync(default)));
        Assert.Equal(0, queue.Unacknowledged);
        Assert.Null(Run(queue.AcknowledgeAsync(default)));

        Assert.Equal(["event.offline.list", Get, "event.offline.clear"], _portal.Requests.Select(one => one.Method));
        OfflineEventQueue next = Queue();
        Assert.Equal([2, 3], Sessions(Receive(next)));
        Assert.Empty(Receive(next));
        Assert.False(next.HasMore);
    }

    [Fact]
    public void What_others_have_taken_can_be_left_alone()
    {
        Raise("ONSESSIONSTART", 1, 2);
        Assert.Equal([1], Sessions(Receive(Queue(), limit: 1)));

        Assert.Equal([2], Sessions(ReceiveAll(Queue(new OfflineEventSource { SkipsReserved = true }))));
        Assert.Equal([1, 2], Sessions(ReceiveAll(Queue())));
    }

    [Fact]
    public void More_than_a_page_is_taken_page_by_page_kept_or_not()
    {
        Raise("ONSESSIONSTART", [.. Enumerable.Range(1, 120)]);
        OfflineEventQueue queue = Queue();
        Assert.Equal(50, Receive(queue).Count);
        Assert.True(queue.HasMore);
        Assert.Equal(50, Receive(queue).Count);

        Assert.Equal(Enumerable.Range(1, 120), Sessions(ReceiveAll(Queue())));
    }

    [Fact]
    public void Events_of_some_names_leave_the_others_where_they_are()
    {
        Raise("ONSESSIONSTART", 1, 2);
        Raise("ONSESSIONFINISH", 3);

        Assert.Equal([3], Sessions(ReceiveAll(Queue(Named("ONSESSIONFINISH")))));
        // What was received first comes first.
        Assert.Equal([3, 1, 2], Sessions(ReceiveAll(Queue())));
    }

    [Fact]
    public void Several_names_travel_together_and_share_the_limit()
    {
        Raise("ONSESSIONSTART", 1, 2, 3);
        Raise("ONSESSIONFINISH", 4, 5);
        OfflineEventQueue queue = Queue(Named("ONSESSIONSTART", "ONSESSIONFINISH"));

        Assert.Equal([1, 4], Sessions(Receive(queue, limit: 3)));
        Assert.Equal("batch (2)", $"{_portal.Requests[^1]}");
        Assert.Equal([2], Sessions(Receive(queue, limit: 1)));
        Assert.Equal([5], Sessions(Receive(queue, limit: 1)));
        Assert.True(queue.HasMore);
        Assert.Equal([3], Sessions(ReceiveAll(queue)));
    }

    [Theory]
    [InlineData(SandboxFaultKind.DropAfter)]
    [InlineData(SandboxFaultKind.CutBody)]
    [InlineData(SandboxFaultKind.BadGateway)]
    public void What_a_lost_answer_has_taken_is_found_in_the_list(SandboxFaultKind kind)
    {
        Raise("ONSESSIONSTART", 1, 2);
        OfflineEventQueue queue = Queue();
        _portal.Faults.Add(new SandboxFault { Method = Get, Kind = kind });

        Outcome<IReadOnlyList<IQueuedEvent>> lost = Run(queue.ReceiveAsync(50, default));
        Assert.Empty(lost.Value);
        Assert.Contains("lost", Assert.Single(lost.Notices), StringComparison.Ordinal);
        Assert.True(queue.HasMore);

        IReadOnlyList<IQueuedEvent> found = ReceiveAll(queue);
        Assert.Equal([1, 2], Sessions(found));
        foreach (IQueuedEvent entry in found)
            queue.Complete(entry);
        Assert.Null(Run(queue.AcknowledgeAsync(default)));
        Assert.Empty(ReceiveAll(Queue()));
    }

    [Fact]
    public void A_lost_answer_is_not_mistaken_for_what_others_had_taken_before()
    {
        Raise("ONSESSIONSTART", 1);
        Receive(Queue());
        Raise("ONSESSIONSTART", 2);
        OfflineEventQueue queue = Queue(new OfflineEventSource { SkipsReserved = true });
        _portal.Faults.Add(new SandboxFault { Method = Get, Kind = SandboxFaultKind.DropAfter });

        Assert.Equal([2], Sessions(ReceiveAll(queue)));
    }

    [Fact]
    public void A_lost_answer_of_the_acknowledgement_does_no_harm()
    {
        Raise("ONSESSIONSTART", 1, 2);
        OfflineEventQueue queue = Queue();
        IReadOnlyList<IQueuedEvent> received = Receive(queue);
        queue.Complete(received[0]);
        _portal.Faults.Add(new SandboxFault { Method = "event.offline.clear", Kind = SandboxFaultKind.DropAfter });

        Assert.Null(Run(queue.AcknowledgeAsync(default)));
        Assert.Equal([2], Sessions(ReceiveAll(Queue())));
    }

    [Fact]
    public void What_has_failed_comes_only_to_who_asks_for_it()
    {
        Raise("ONSESSIONSTART", 1, 2);
        PortalEvent failed = Receive(Queue())[0].Events[0];
        Assert.True(Run(_client.SendAsync(
            new FailOfflineEvents(failed.ProcessId!, [failed.OfflineMessageId!]), default)).Value);

        Assert.Equal([2], Sessions(ReceiveAll(Queue())));
        var source = new OfflineEventSource { Failed = true };
        Assert.Equal([1], Sessions(Receive(Queue(source))));
        OfflineEventQueue again = Queue(source);
        IReadOnlyList<IQueuedEvent> received = Receive(again);
        Assert.Equal([1], Sessions(received));
        again.Complete(received[0]);
        Assert.Null(Run(again.AcknowledgeAsync(default)));
        Assert.Empty(ReceiveAll(Queue(source)));
    }

    [Fact]
    public void To_look_takes_nothing()
    {
        Raise("ONSESSIONSTART", [.. Enumerable.Range(1, 60)]);
        Raise("ONSESSIONFINISH", 61);

        var peek = new OfflineEventPeek(_client, new OfflineEventSource());
        Assert.Equal(Enumerable.Range(1, 61), Sessions(ReceiveAll(peek)));
        Assert.Equal([61], Sessions(ReceiveAll(new OfflineEventPeek(_client, Named("ONSESSIONFINISH")))));
        Assert.Equal(61, ReceiveAll(Queue()).Count);
    }

    [Fact]
    public void A_source_has_a_queue_of_its_own()
    {
        Assert.True(Run(_client.SendAsync(
            new BindEvent(new EventBinding("OnSessionStart", handler: null, connector: "crm")), default)).IsSuccess);
        Raise("ONSESSIONSTART", 1);
        OfflineEventQueue queue = Queue(new OfflineEventSource { AuthConnector = "crm" });
        IReadOnlyList<IQueuedEvent> received = Receive(queue);

        Assert.Equal([1], Sessions(received));
        queue.Complete(received[0]);
        Assert.Null(Run(queue.AcknowledgeAsync(default)));
        Assert.Empty(ReceiveAll(Queue(new OfflineEventSource { AuthConnector = "crm" })));
        Assert.Equal([1], Sessions(ReceiveAll(Queue())));
    }

    [Fact]
    public void A_refusal_is_an_error()
    {
        using RestClient client = TestClient.Of(_portal);
        var queue = new OfflineEventQueue(client, new OfflineEventSource());

        Assert.Equal("WRONG_AUTH_TYPE", Run(queue.ReceiveAsync(1, default)).Error!.Code);
    }

    [Fact]
    public void A_bot_acknowledges_by_the_offset_of_what_is_done()
    {
        const int bot = SandboxBots.SalesBot;
        RaiseForBot(bot, 3);
        var queue = new BotEventQueue(_client, bot);
        IReadOnlyList<IQueuedEvent> received = Receive(queue, limit: 2);

        Assert.Equal([1, 2], Ids(received));
        Assert.True(queue.HasMore);
        queue.Complete(received[0]);
        // The next call acknowledges the first, and brings the second again.
        Assert.Equal([2, 3], Ids(Receive(queue)));
        Assert.Equal(0, queue.Unacknowledged);
        queue.Complete(received[1]);
        Assert.Null(Run(queue.AcknowledgeAsync(default)));
        Assert.Null(Run(queue.AcknowledgeAsync(default)));

        Assert.Equal([3], Ids(Receive(new BotEventQueue(_client, bot))));
    }

    [Fact]
    public void A_bot_only_looks_or_passes_over_what_is_not_wanted()
    {
        const int bot = SandboxBots.SalesBot;
        RaiseForBot(bot, 1);
        _portal.RaiseEvent("ONIMBOTV2JOINCHAT", "{}", bot);
        var peek = new BotEventQueue(_client, bot) { Acknowledges = false };
        foreach (IQueuedEvent entry in Receive(peek))
            peek.Complete(entry);
        Assert.Null(Run(peek.AcknowledgeAsync(default)));

        var queue = new BotEventQueue(_client, bot) { Events = ["ONIMBOTV2JOINCHAT"] };
        Assert.Equal([0, 1], Receive(queue).Select(entry => entry.Events.Count));
    }

    [Fact]
    public void The_kind_of_a_call_says_whether_it_may_be_sent_again()
    {
        Assert.Equal(CallKind.Creation, new GetOfflineEvents { Keeps = true }.Kind);
        Assert.Equal(CallKind.Creation, new GetOfflineEvents { ProcessId = "p" }.Kind);
        Assert.Equal(CallKind.Read, new GetOfflineEvents { Keeps = true, ProcessId = "p" }.Kind);
        Assert.Equal(CallKind.Change, new ClearOfflineEvents("p").Kind);
        Assert.Equal(CallKind.Change, new GetBotEvents(1) { Offset = 7 }.Kind);
        Assert.Equal(CallKind.Change, new BindEvent(new EventBinding("OnSessionStart", handler: null)).Kind);
    }

    [Theory]
    [InlineData("ERROR_CORE", "Unable to set event handler: Handler already binded", null)]
    [InlineData("ERROR_CORE", "Unable to set event handler: something else", "ERROR_CORE")]
    [InlineData("ACCESS_DENIED", "Handler already binded", "ACCESS_DENIED")]
    public void What_is_bound_already_is_as_it_was_to_be(string code, string text, string? expected)
    {
        var bind = new BindEvent(new EventBinding("OnSessionStart", handler: null));

        Outcome<EventSubscription> outcome = bind.Read(new RestError(code, text, Execution.Refused, 400));

        Assert.Equal(expected, outcome.Error?.Code);
        if (expected is null)
            Assert.True(outcome.Value.IsOffline);
    }

    [Fact]
    public void What_cannot_be_right_is_refused_before_anything_is_sent()
    {
        Refuses(() => new EventBinding(" ", handler: null), InputErrorCodes.MissingSetting);
        Refuses(() => new EventBinding("OnSession*", handler: null), InputErrorCodes.InvalidValue);
        Refuses(() => new EventBinding("OnA", new Uri("ftp://a.example/")), InputErrorCodes.InvalidValue);
        Refuses(() => new EventBinding("OnA", null, userId: 5), InputErrorCodes.SettingWithoutEffect);
        Refuses(() => new EventBinding("OnA", new Uri("https://a.example/"), -1), InputErrorCodes.InvalidValue);
        Refuses(() => new EventBinding("onOfflineEvent", handler: null), InputErrorCodes.InvalidValue);
        Refuses(() => new ClearOfflineEvents(""), InputErrorCodes.MissingSetting);
        Refuses(() => new FailOfflineEvents("p", []), InputErrorCodes.MissingSetting);
        Refuses(() => new GetBotEvents(0), InputErrorCodes.InvalidValue);
        Refuses(() => new GetBotEvents(1) { Limit = 1001 }, InputErrorCodes.InvalidValue);
    }

    private static void Refuses(Func<object> make, string code) =>
        Assert.Equal(code, Assert.Throws<InvalidInputException>(make).Code);

    private static RestClient ClientOf(SandboxPortal portal)
    {
        var clock = new ImpatientClock();
        return new RestClient(
            ApplicationCredential.Create(new ApplicationCredentialOptions
            {
                Portal = portal.Address.AbsoluteUri,
                AccessToken = portal.Application.AccessToken,
            }),
            new RestClientOptions
            {
                Handler = portal.CreateHandler(),
                Clock = clock,
                Limits = new PortalLimits(clock) { Rate = RequestRate.Unlimited },
            });
    }

    private static OfflineEventSource Named(params string[] names) => new() { Events = names };

    private OfflineEventQueue Queue(OfflineEventSource? source = null) => new(_client, source ?? new());

    private static T Run<T>(Task<T> work) => work.GetAwaiter().GetResult();

    private static IReadOnlyList<IQueuedEvent> Receive(EventQueue queue, int limit = 50) =>
        Run(queue.ReceiveAsync(limit, CancellationToken.None)).Value;

    private static List<IQueuedEvent> ReceiveAll(EventQueue queue)
    {
        var all = new List<IQueuedEvent>();
        do
            all.AddRange(Receive(queue));
        while (queue.HasMore);
        return all;
    }

    private static int[] Ids(IEnumerable<IQueuedEvent> entries) =>
        [.. entries.SelectMany(entry => entry.Events).Select(one => one.EventId!.Value)];

    private static int[] Sessions(IEnumerable<IQueuedEvent> entries) =>
        [.. entries.SelectMany(entry => entry.Events).Select(one => ((SessionEvent)one).SessionId!.Value)];

    private void Raise(string name, params int[] sessions)
    {
        foreach (int session in sessions)
            _portal.RaiseEvent(name, $$"""{"DATA": [{"chat": {"id": 8}, "session": {"id": {{session}} } }]}""");
    }

    private void RaiseForBot(int bot, int count)
    {
        for (int i = 0; i < count; i++)
            _portal.RaiseEvent("ONIMBOTV2MESSAGEADD", """{"message": {"text": "Hello"}}""", bot);
    }
}
