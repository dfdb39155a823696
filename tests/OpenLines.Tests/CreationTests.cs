using Bitrix24.Rest.Tests;
using Bitrix24.Sandbox;

namespace Bitrix24.OpenLines.Tests;

/// <summary>That every line is made once, whatever becomes of the answers.</summary>
public sealed class CreationTests : IDisposable
{
    private const string List = "imopenlines.config.list.get";
    private const string Add = "imopenlines.config.add";

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jsonl");
    private readonly SandboxPortal _portal = new();
    private readonly RestClient _rest;
    private readonly OpenLineWriter _writer;

    public CreationTests()
    {
        _rest = TestClient.Of(_portal);
        _writer = new OpenLineWriter(_rest, new PortalQuirks());
    }

    public void Dispose()
    {
        _writer.Dispose();
        _rest.Dispose();
        File.Delete(_path);
    }

    [Fact]
    public async Task Asks_for_the_highest_id_once_a_run_and_before_anything_is_made()
    {
        await Create("a", "b");
        await Create("c", "d");

        Assert.Equal([List, "batch", "batch"], _portal.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task Asks_for_the_newest_line_without_its_operators()
    {
        StubPortal portal = new StubPortal().Answers("{result:[{ID:'9'},{ID:'7'}]}").Answers("<html>")
            .Answers("{result:[{ID:'10',LINE_NAME:'a'}]}");
        using RestClient rest = Client(portal, new ImpatientClock());
        using var writer = new OpenLineWriter(rest, new PortalQuirks(), readBack: false);

        Outcome<OpenLine> line = Assert.Single(await writer.CreateAsync(Named("a"), CancellationToken.None));

        Assert.Equal(10, line.Value.Id);
        JToken read = portal.Sent[0].Body["PARAMS"]!;
        Assert.Equal(("DESC", 1), ((string?)read.SelectToken("order.ID"), (int)read["limit"]!));
        Assert.Null(portal.Sent[0].Body["OPTIONS"]);
        Assert.Equal(9, (int)portal.Sent[2].Body.SelectToken("PARAMS.filter['>ID']")!);
    }

    [Fact]
    public void Asks_for_it_once_for_chunks_that_begin_together_and_sends_them_in_their_order()
    {
        var clock = new SimulatedClock();
        var portal = new SandboxPortal(new SandboxOptions
        {
            Clock = () => clock.Now, Delay = clock.DelayAsync, Latency = TimeSpan.FromSeconds(1),
        });
        using RestClient rest = Client(portal, clock);
        using var writer = new OpenLineWriter(rest, new PortalQuirks(), readBack: false);

        IReadOnlyList<Outcome<OpenLine>>[] outcomes = clock.Run(() => Task.WhenAll(
            Enumerable.Range(1, 4).Select(i => writer.CreateAsync(Named($"Line {i}"), CancellationToken.None))));

        Assert.Equal([1, 2, 3, 4], outcomes.Select(outcome => outcome[0].Value.Id));
        Assert.Equal(1, portal.Requests.CountOf(List));
    }

    [Fact]
    public async Task Asks_for_it_again_where_it_was_not_told()
    {
        _portal.Faults.Add(new SandboxFault { Method = List, Kind = SandboxFaultKind.Overload });

        Assert.All(await Create("a", "b"), outcome => Assert.False(outcome.IsSuccess));
        Assert.All(await Create("a", "b"), outcome => Assert.True(outcome.IsSuccess));
    }

    [Fact]
    public async Task Makes_nothing_where_the_highest_id_is_not_told()
    {
        _portal.Faults.Add(new SandboxFault { Method = List, Kind = SandboxFaultKind.Overload });

        IReadOnlyList<Outcome<OpenLine>> outcomes = await Create("a", "b");

        Assert.All(outcomes, outcome => Assert.Equal(RestErrorCodes.OverloadLimit, outcome.Error!.Code));
        Assert.Equal(0, _portal.LineCount);
    }

    [Theory]
    [InlineData(SandboxFaultKind.DropAfter)]
    [InlineData(SandboxFaultKind.CutBody)]
    [InlineData(SandboxFaultKind.BadGateway)]
    [InlineData(SandboxFaultKind.ServerError)]
    public async Task Makes_each_line_once_where_the_answer_to_a_batch_was_lost(SandboxFaultKind fault)
    {
        _portal.Faults.Add(new SandboxFault { Method = "batch", Kind = fault });

        IReadOnlyList<Outcome<OpenLine>> outcomes = await Create("a", "b", "c");

        Assert.Equal(["a", "b", "c"], outcomes.Select(outcome => outcome.Value.Name));
        Assert.Equal(3, outcomes.Select(outcome => outcome.Value.Id).Distinct().Count());
        Assert.Equal(3, _portal.LineCount);
    }

    [Theory]
    [InlineData(SandboxFaultKind.DropAfter)]
    [InlineData(SandboxFaultKind.ServerError)]
    public async Task Makes_a_single_line_once_where_its_answer_was_lost(SandboxFaultKind fault)
    {
        _portal.Faults.Add(new SandboxFault { Method = Add, Kind = fault });

        Assert.True(Assert.Single(await Create("a")).IsSuccess);
        Assert.Equal(1, _portal.LineCount);
    }

    [Fact]
    public async Task Reads_what_it_has_looked_up_no_second_time()
    {
        _portal.Faults.Add(new SandboxFault { Method = "batch", Kind = SandboxFaultKind.CutBody });

        IReadOnlyList<Outcome<OpenLine>> outcomes = await Create("a", "b");

        Assert.Equal([List, "batch", List], _portal.Requests.Select(request => request.Method));
        Assert.All(outcomes, outcome => Assert.Equal(60, outcome.Value.QueueTime));
    }

    [Fact]
    public async Task Counts_equal_names_against_those_it_is_sure_of()
    {
        await Create("twin", "other");
        _portal.Faults.Add(new SandboxFault { Method = "batch", Kind = SandboxFaultKind.ServerError });

        IReadOnlyList<Outcome<OpenLine>> outcomes = await Create("twin", "twin", "twin");

        Assert.Equal([3, 4, 5], outcomes.Select(outcome => outcome.Value.Id));
        Assert.Equal(5, _portal.LineCount);
    }

    [Fact]
    public async Task Leaves_lines_alone_that_were_there_before()
    {
        await Create("twin");
        _portal.Faults.Add(new SandboxFault { Method = Add, Kind = SandboxFaultKind.ServerError });
        using var next = new OpenLineWriter(_rest, new PortalQuirks());

        Outcome<OpenLine> outcome = Assert.Single(await next.CreateAsync(Named("twin"), CancellationToken.None));

        Assert.Equal(2, outcome.Value.Id);
        Assert.Equal(2, _portal.LineCount);
    }

    [Fact]
    public async Task Tells_equal_names_apart_by_what_else_was_sent()
    {
        // The answer was lost, and only the second of the two was made.
        StubPortal portal = new StubPortal()
            .Answers("{result:[]}")
            .Answers("{error:'INTERNAL_SERVER_ERROR'}")
            .Answers("{result:[{ID:'7',LINE_NAME:'twin',QUEUE_TIME:'30'}]}")
            .Answers("{result:8}");
        using RestClient rest = portal.Client();
        using var writer = new OpenLineWriter(rest, new PortalQuirks(), readBack: false);

        IReadOnlyList<Outcome<OpenLine>> outcomes = await writer.CreateAsync(
            [
                new OpenLineSettings { Name = "twin", QueueTime = 20 },
                new OpenLineSettings { Name = "twin", QueueTime = 30 },
            ],
            CancellationToken.None);

        Assert.Equal([8, 7], outcomes.Select(outcome => outcome.Value.Id));
        Assert.Equal(20, (int)portal.Sent[^1].Body["PARAMS"]!["QUEUE_TIME"]!);
    }

    [Fact]
    public async Task Does_not_guess_where_somebody_else_has_made_lines_of_the_same_name()
    {
        StubPortal portal = new StubPortal()
            .Answers("{result:[{ID:'6'}]}")
            .Answers("{error:'INTERNAL_SERVER_ERROR'}")
            .Answers("{result:[{ID:'7',LINE_NAME:'twin'},{ID:'8',LINE_NAME:'twin'}]}");
        using RestClient rest = portal.Client();
        using var writer = new OpenLineWriter(rest, new PortalQuirks());

        Outcome<OpenLine> outcome = Assert.Single(await writer.CreateAsync(Named("twin"), CancellationToken.None));

        Assert.Equal(OpenLineErrorCodes.OutcomeUnknown, outcome.Error!.Code);
        Assert.Contains("2 new lines of this name", outcome.Error.Description, StringComparison.Ordinal);
        Assert.Contains("7, 8", outcome.Error.Description, StringComparison.Ordinal);
        Assert.Equal(3, portal.Sent.Count);
    }

    [Fact]
    public async Task Leaves_out_lines_of_the_same_name_that_were_made_otherwise()
    {
        StubPortal portal = new StubPortal()
            .Answers("{result:[{ID:'6'}]}")
            .Answers("{error:'INTERNAL_SERVER_ERROR'}")
            .Answers("{result:[{ID:'7',LINE_NAME:'twin',QUEUE_TIME:'60'},{ID:'8',LINE_NAME:'twin',QUEUE_TIME:'30'}]}");
        using RestClient rest = portal.Client();
        using var writer = new OpenLineWriter(rest, new PortalQuirks());

        Outcome<OpenLine> outcome = Assert.Single(await writer.CreateAsync(
            new[] { new OpenLineSettings { Name = "twin", QueueTime = 30 } }, CancellationToken.None));

        Assert.Equal(8, outcome.Value.Id);
    }

    [Fact]
    public async Task Knows_nothing_of_a_line_any_more_where_another_one_of_its_name_was_lost()
    {
        StubPortal portal = new StubPortal().Answers("{result:[{ID:'6'}]}");
        portal.Answers("{error:'INTERNAL_SERVER_ERROR'}").Answers("{error:'ACCESS_DENIED'}");
        portal.Answers("{error:'INTERNAL_SERVER_ERROR'}").Answers("{result:[{ID:'7',LINE_NAME:'twin'}]}");
        using RestClient rest = portal.Client();
        using var writer = new OpenLineWriter(rest, new PortalQuirks());
        await writer.CreateAsync(Named("twin"), CancellationToken.None);

        Outcome<OpenLine> second = Assert.Single(await writer.CreateAsync(Named("twin"), CancellationToken.None));

        Assert.Equal(OpenLineErrorCodes.OutcomeUnknown, second.Error!.Code);
        Assert.Contains("another line of this name", second.Error.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sends_nothing_again_that_cannot_be_looked_up()
    {
        _portal.Faults.Add(new SandboxFault { Method = Add, Kind = SandboxFaultKind.ServerError });
        _portal.Faults.Add(new SandboxFault { Method = List, Skip = 1, Times = 99, Kind = SandboxFaultKind.Overload });

        Outcome<OpenLine> outcome = Assert.Single(await Create("a"));

        Assert.Equal(OpenLineErrorCodes.OutcomeUnknown, outcome.Error!.Code);
        Assert.Contains("could not be looked up", outcome.Error.Description, StringComparison.Ordinal);
        Assert.Equal(1, _portal.Requests.CountOf(Add));
    }

    [Fact]
    public async Task Says_that_a_line_was_not_made_after_the_last_attempt()
    {
        _portal.Faults.Add(new SandboxFault { Method = Add, Times = 99, Kind = SandboxFaultKind.ServerError });

        Outcome<OpenLine> outcome = Assert.Single(await Create("a"));

        Assert.Equal(OpenLineErrorCodes.OpenLineNotCreated, outcome.Error!.Code);
        Assert.Equal(Execution.NotRun, outcome.Error.Execution);
        Assert.Equal(RestClient.MaxAttempts, _portal.Requests.CountOf(Add));
    }

    [Theory]
    [InlineData(502, 60)]
    [InlineData(500, 0)]
    public void Waits_until_a_portal_that_has_lost_a_request_cannot_be_at_work_on_it(int status, double seconds)
    {
        var clock = new SimulatedClock();
        StubPortal portal = new StubPortal()
            .Answers("{result:[]}")
            .Answers("<html>", (System.Net.HttpStatusCode)status);
        for (int i = 0; i < 20; i++)
            portal.Answers("{result:[]}");
        using RestClient rest = Client(portal, clock);
        using var writer = new OpenLineWriter(rest, new PortalQuirks(), readBack: false);
        using var stop = new CancellationTokenSource();
        TimeSpan sentAgainAt = default;
        portal.WhenSent = call =>
        {
            if (call.Method != Add || portal.Sent.Count < 3)
                return;
            sentAgainAt = clock.Elapsed;
            stop.Cancel();
        };

        Assert.ThrowsAny<OperationCanceledException>(
            () => clock.Run(() => writer.CreateAsync(Named("a"), stop.Token)));

        // A pause of half a second to one comes on top.
        Assert.InRange(sentAgainAt.TotalSeconds, seconds, seconds + 1);
    }

    [Fact]
    public void Looks_for_a_line_only_when_those_of_its_name_that_are_under_way_are_known()
    {
        var clock = new SimulatedClock();
        var portal = new SandboxPortal(new SandboxOptions
        {
            Clock = () => clock.Now, Delay = clock.DelayAsync, Latency = TimeSpan.FromSeconds(1),
        });
        portal.Faults.Add(new SandboxFault { Method = Add, Kind = SandboxFaultKind.ServerError });
        portal.Faults.Add(new SandboxFault
        {
            Method = Add, Skip = 1, Kind = SandboxFaultKind.SlowAnswer, Delay = TimeSpan.FromSeconds(30),
        });
        using RestClient rest = Client(portal, clock);
        using var writer = new OpenLineWriter(rest, new PortalQuirks(), readBack: false);

        IReadOnlyList<Outcome<OpenLine>>[] outcomes = clock.Run(() => Task.WhenAll(
            writer.CreateAsync(Named("twin"), CancellationToken.None),
            writer.CreateAsync(Named("twin"), CancellationToken.None)));

        Assert.Equal([1, 2], outcomes.Select(outcome => outcome[0].Value.Id).Order());
        Assert.Equal(2, portal.LineCount);
    }

    [Fact]
    public void Looks_up_different_names_at_the_same_time()
    {
        var clock = new SimulatedClock();
        var portal = new SandboxPortal(new SandboxOptions { Clock = () => clock.Now, Delay = clock.DelayAsync });
        portal.Faults.Add(new SandboxFault { Method = Add, Times = 2, Kind = SandboxFaultKind.ResetBefore });
        using RestClient rest = Client(portal, clock);
        using var writer = new OpenLineWriter(rest, new PortalQuirks(), readBack: false);

        clock.Run(() => Task.WhenAll(
            writer.CreateAsync(Named("a"), CancellationToken.None),
            writer.CreateAsync(Named("b"), CancellationToken.None)));

        Assert.Equal(2, portal.LineCount);
        Assert.InRange(clock.Elapsed.TotalSeconds, 60, 62);
    }

    [Fact]
    public void Waits_no_longer_than_it_may()
    {
        var clock = new SimulatedClock();
        StubPortal portal = new StubPortal()
            .Answers("{result:[]}")
            .Answers("<html>", System.Net.HttpStatusCode.BadGateway)
            .Answers("{result:[]}");
        using RestClient rest = Client(portal, clock, retryTimeout: TimeSpan.Zero);
        using var writer = new OpenLineWriter(rest, new PortalQuirks());

        Outcome<OpenLine> outcome =
            Assert.Single(clock.Run(() => writer.CreateAsync(Named("a"), CancellationToken.None)));

        Assert.Equal(OpenLineErrorCodes.OutcomeUnknown, outcome.Error!.Code);
        Assert.EndsWith("may be at work on it for 60 seconds.", outcome.Error.Description, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, clock.Elapsed);
    }

    [Fact]
    public void Takes_what_appears_while_the_portal_is_still_at_work()
    {
        var clock = new SimulatedClock();
        StubPortal portal = new StubPortal()
            .Answers("{result:[]}")
            .Answers("<html>", System.Net.HttpStatusCode.BadGateway)
            .Answers("{result:[]}")
            .Answers("{result:[]}")
            .Answers("{result:[{ID:'1',LINE_NAME:'a'}]}");
        using RestClient rest = Client(portal, clock);
        using var writer = new OpenLineWriter(rest, new PortalQuirks());

        Outcome<OpenLine> outcome =
            Assert.Single(clock.Run(() => writer.CreateAsync(Named("a"), CancellationToken.None)));

        Assert.Equal(1, outcome.Value.Id);
        Assert.Equal(3, clock.Elapsed.TotalSeconds);
    }

    [Fact]
    public void Waits_for_all_names_of_a_batch()
    {
        var clock = new SimulatedClock();
        StubPortal portal = new StubPortal()
            .Answers("{result:[]}")
            .Answers("<html>", System.Net.HttpStatusCode.BadGateway)
            .Answers("{result:[{ID:'1',LINE_NAME:'a'}]}")
            .Answers("{result:[{ID:'1',LINE_NAME:'a'},{ID:'2',LINE_NAME:'b'}]}");
        using RestClient rest = Client(portal, clock);
        using var writer = new OpenLineWriter(rest, new PortalQuirks(), readBack: false);

        IReadOnlyList<Outcome<OpenLine>> outcomes =
            clock.Run(() => writer.CreateAsync(Named("a", "b"), CancellationToken.None));

        Assert.Equal([1, 2], outcomes.Select(outcome => outcome.Value.Id));
    }

    [Fact]
    public void Looks_for_lines_of_one_name_together_until_the_portal_has_ended_the_last_of_them()
    {
        var clock = new SimulatedClock();
        var looks = new List<TimeSpan>();
        StubPortal portal = new StubPortal().Answers("{result:[]}");
        foreach (int seconds in new[] { 5, 30 })
        {
            portal.ThenLater(async () =>
            {
                await clock.DelayAsync(TimeSpan.FromSeconds(seconds), CancellationToken.None);
                throw new HttpRequestException("x", new IOException("reset"));
            });
        }
        for (int i = 0; i < 20; i++)
        {
            portal.Then(() => new HttpResponseMessage
            {
                Content = new StringContent(clock.Elapsed.TotalSeconds < 80
                    ? "{result:[{ID:'1',LINE_NAME:'twin'}]}"
                    : "{result:[{ID:'1',LINE_NAME:'twin'},{ID:'2',LINE_NAME:'twin'}]}"),
            });
        }
        portal.WhenSent = call =>
        {
            if (call.Method == List)
                looks.Add(clock.Elapsed);
        };
        using RestClient rest = Client(portal, clock);
        using var writer = new OpenLineWriter(rest, new PortalQuirks(), readBack: false);

        IReadOnlyList<Outcome<OpenLine>>[] outcomes = clock.Run(() => Task.WhenAll(
            writer.CreateAsync(Named("twin"), CancellationToken.None),
            writer.CreateAsync(Named("twin"), CancellationToken.None)));

        Assert.Equal([1, 2], outcomes.Select(outcome => outcome[0].Value.Id));
        Assert.Equal(looks.Distinct(), looks);
        // The highest id, two creations, and the look-ups: nothing is sent again.
        Assert.Equal(looks.Count + 2, portal.Sent.Count);
    }

    [Fact]
    public void Settles_only_what_was_asked_for()
    {
        var clock = new SimulatedClock();
        StubPortal portal = new StubPortal()
            .ThenLater(async () =>
            {
                await clock.DelayAsync(TimeSpan.FromSeconds(1), CancellationToken.None);
                return new HttpResponseMessage
                {
                    Content = new StringContent("{result:[{ID:'5',LINE_NAME:'R&amp;D'}]}"),
                };
            })
            .Answers("{result:[{ID:'5',LINE_NAME:'R&amp;D'},{ID:'6',LINE_NAME:'R&amp;amp;D'}]}");
        using RestClient rest = Client(portal, clock, longestRun: TimeSpan.Zero);
        using var writer = new OpenLineWriter(rest, new PortalQuirks(), readBack: false);
        writer.Resume(highestId: 0, []);

        IReadOnlyList<Outcome<OpenLine>>[] outcomes = clock.Run(() => Task.WhenAll(
            writer.WriteAsync([Sent(new OpenLineSettings { Name = "R&D" })], CancellationToken.None),
            writer.WriteAsync([Sent(new OpenLineSettings { Name = "R&amp;D" })], CancellationToken.None)));

        Assert.Equal([5, 6], outcomes.Select(outcome => outcome[0].Value.Id));
    }

    [Fact]
    public void Is_known_to_a_journal_by_its_name_only_where_it_is_created()
    {
        IJournaled created = LineWrite.Create(new OpenLineSettings { Name = "R&amp;D " });
        IJournaled updated = LineWrite.Update(1, new OpenLineSettings { Name = "R&amp;D" });

        Assert.Equal(("R&D", CallKind.Creation), (created.Name, created.Kind));
        Assert.Equal((null, CallKind.Change), (updated.Name, updated.Kind));
    }

    [Fact]
    public void Lets_no_line_of_a_name_out_while_that_name_is_looked_up()
    {
        var clock = new SimulatedClock();
        var sent = new List<string>();
        StubPortal portal = new StubPortal()
            .Answers("{result:[]}")
            .Answers("<html>", System.Net.HttpStatusCode.BadGateway) // twin
            .Answers("{result:[]}")                                  // is it there?
            .Answers("{result:1}")                                   // other
            .Answers("{result:[{ID:'2',LINE_NAME:'twin'}]}")         // it is
            .Answers("{result:3}");                                  // the second twin
        portal.WhenSent = call => sent.Add(call.Method.Split('.')[^1]);
        using RestClient rest = Client(portal, clock);
        using var writer = new OpenLineWriter(rest, new PortalQuirks(), readBack: false);

        IReadOnlyList<Outcome<OpenLine>>[] outcomes = clock.Run(() => Task.WhenAll(
            writer.CreateAsync(Named("twin"), CancellationToken.None),
            writer.CreateAsync(Named("other"), CancellationToken.None),
            writer.CreateAsync(Named("twin"), CancellationToken.None)));

        Assert.Equal([2, 1, 3], outcomes.Select(outcome => outcome[0].Value.Id));
    }

    [Fact]
    public async Task Goes_on_with_an_earlier_run()
    {
        await Create("before", "made", "lost");
        _portal.Requests.Clear();
        using var next = new OpenLineWriter(_rest, new PortalQuirks());
        next.Resume(highestId: 1, [2]);

        IReadOnlyList<Outcome<OpenLine>> outcomes = await next.WriteAsync(
            [
                Created(new OpenLineSettings { Name = "made" }, id: 2),
                Sent(new OpenLineSettings { Name = "lost" }),
                Sent(new OpenLineSettings { Name = "never sent" }),
                LineWrite.Create(new OpenLineSettings { Name = "new" }),
            ],
            CancellationToken.None);

        Assert.Equal([2, 3, 4, 5], outcomes.Select(outcome => outcome.Value.Id));
        Assert.Equal(["made", "lost", "never sent", "new"], outcomes.Select(outcome => outcome.Value.Name));
        Assert.Equal(5, _portal.LineCount);
    }

    [Fact]
    public void Looks_for_a_line_as_long_as_it_may_however_often_the_looking_fails()
    {
        var clock = new SimulatedClock();
        StubPortal portal = new StubPortal()
            .Answers("{result:[]}")
            .Answers("<html>", System.Net.HttpStatusCode.BadGateway);
        for (int i = 0; i < 2 * RestClient.MaxAttempts; i++)
            portal.Answers("<html>", System.Net.HttpStatusCode.BadGateway);
        portal.Answers("{result:[{ID:'1',LINE_NAME:'a'}]}");
        using RestClient rest = Client(portal, clock);
        using var writer = new OpenLineWriter(rest, new PortalQuirks());

        Outcome<OpenLine> outcome =
            Assert.Single(clock.Run(() => writer.CreateAsync(Named("a"), CancellationToken.None)));

        Assert.Equal(1, outcome.Value.Id);
    }

    [Fact]
    public async Task Keeps_what_an_earlier_run_knows_where_operators_are_not_found_any_more()
    {
        await Create("made", "lost");
        var queue = OperatorQueue.Parse("gone@example.com");
        using var next = new OpenLineWriter(_rest, new PortalQuirks());
        next.Resume(highestId: 0, [1]);

        IReadOnlyList<Outcome<OpenLine>> outcomes = await next.WriteAsync(
            [
                Created(new OpenLineSettings { Name = "made", Queue = queue }, id: 1),
                Sent(new OpenLineSettings { Name = "lost", Queue = queue }),
                LineWrite.Create(new OpenLineSettings { Name = "new", Queue = queue }),
            ],
            CancellationToken.None);

        Assert.Equal(1, outcomes[0].Value.Id);
        // A journal that had it as refused would have it sent again.
        Assert.Equal(Execution.Unclear, outcomes[1].Error!.Execution);
        Assert.Equal(OpenLineErrorCodes.OutcomeUnknown, outcomes[1].Error!.Code);
        Assert.Equal(Execution.Refused, outcomes[2].Error!.Execution);
        Assert.Equal(2, _portal.LineCount);
    }

    [Fact]
    public async Task Takes_no_line_for_missing_where_the_portal_has_made_something_else_of_more_than_were_sent()
    {
        await Create("same", "same");
        using var next = new OpenLineWriter(_rest, new PortalQuirks());
        next.Resume(highestId: 0, []);

        Outcome<OpenLine> outcome = Assert.Single(await next.WriteAsync(
            [
                Sent(new OpenLineSettings { Name = "same", QueueTime = 59 }),
            ],
            CancellationToken.None));

        Assert.Equal(OpenLineErrorCodes.OutcomeUnknown, outcome.Error!.Code);
        Assert.Equal(2, _portal.LineCount);
    }

    [Fact]
    public async Task Takes_no_line_that_may_be_that_of_another_input_of_an_earlier_run()
    {
        OpenLineSettings missing = new() { Name = "twin", QueueTime = 20 };
        OpenLineSettings made = new() { Name = "twin", QueueTime = 30 };
        await _writer.CreateAsync([made], CancellationToken.None);
        using (RunJournal first = Journal())
        {
            first.RecordSending(
                [first.Enter("missing", "twin"), first.Enter("made", "twin")], DateTimeOffset.UnixEpoch);
        }
        using RunJournal journal = Journal();
        using var next = new OpenLineWriter(_rest, new PortalQuirks());
        next.Resume(highestId: 0, []);
        JournalEntry[] entries = [journal.Enter("missing", "twin"), journal.Enter("made", "twin")];

        Assert.Equal(OpenLineErrorCodes.OutcomeUnknown, (await Resume(missing, entries[0])).Error!.Code);
        Assert.Equal(1, (await Resume(made, entries[1])).Value.Id);
        journal.RecordOutcomes([(entries[1], 1, null)]);
        Assert.Equal(2, (await Resume(missing, entries[0])).Value.Id);

        RunJournal Journal() => RunJournal.Open(_path, "New", "https://portal.example/", DateTimeOffset.UnixEpoch);

        async Task<Outcome<OpenLine>> Resume(OpenLineSettings settings, JournalEntry entry) =>
            (await next.WriteAsync(
                [LineWrite.Create(settings).ResumeFrom(entry)],
                CancellationToken.None))[0];
    }

    [Fact]
    public async Task Sends_nothing_where_a_journal_has_lost_the_highest_id()
    {
        using (RunJournal first = Journal())
            first.RecordSending([first.Enter("a", "a")], DateTimeOffset.UnixEpoch);
        using RunJournal journal = Journal();

        RestError? error = await _writer.PrepareAsync(journal, CancellationToken.None);

        Assert.Equal(OpenLineErrorCodes.OutcomeUnknown, error!.Code);
        Assert.Empty(_portal.Requests);

        RunJournal Journal() => RunJournal.Open(_path, "New", "https://portal.example/", DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public async Task Sends_nothing_where_the_highest_id_of_a_journal_is_above_that_of_the_portal()
    {
        using (RunJournal first = Journal())
        {
            first.RecordHighestId(7);
            first.RecordSending([first.Enter("a", "a")], DateTimeOffset.UnixEpoch);
        }
        using RunJournal journal = Journal();

        RestError? error = await _writer.PrepareAsync(journal, CancellationToken.None);

        Assert.Equal(OpenLineErrorCodes.OutcomeUnknown, error!.Code);
        Assert.Contains("highest line was 7", error.Description, StringComparison.Ordinal);
        Assert.Equal(0, _portal.LineCount);

        RunJournal Journal() => RunJournal.Open(_path, "New", "https://portal.example/", DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public void Waits_until_the_portal_has_ended_what_an_earlier_run_sent_whatever_the_clock_says()
    {
        var clock = new SimulatedClock();
        var portal = new SandboxPortal(new SandboxOptions { Clock = () => clock.Now, Delay = clock.DelayAsync });
        using RestClient rest = Client(portal, clock);
        using var writer = new OpenLineWriter(rest, new PortalQuirks());
        writer.Resume(highestId: 0, []);
        var line = LineWrite.Create(new OpenLineSettings { Name = "a" });
        line.MarkSent();

        IReadOnlyList<Outcome<OpenLine>> outcomes = clock.Run(() => writer.WriteAsync([line], CancellationToken.None));

        Assert.Equal(1, outcomes[0].Value.Id);
        Assert.InRange(clock.Elapsed, rest.LongestRun, rest.LongestRun + TimeSpan.FromSeconds(20));
    }

    /// <summary>A line that an earlier run has created.</summary>
    private static LineWrite Created(OpenLineSettings settings, int id)
    {
        var line = LineWrite.Create(settings);
        line.Succeed(id);
        return line;
    }

    /// <summary>A line that an earlier run has sent, long ago, without getting the answer.</summary>
    private static LineWrite Sent(OpenLineSettings settings)
    {
        var line = LineWrite.Create(settings);
        line.MarkSent();
        return line;
    }

    private static RestClient Client(
        StubPortal portal, Clock clock, TimeSpan? retryTimeout = null, TimeSpan? longestRun = null) => new(
        WebhookCredential.Parse(StubPortal.Url),
        new RestClientOptions
        {
            Handler = portal,
            Clock = clock,
            RetryTimeout = retryTimeout ?? TimeSpan.FromMinutes(30),
            LongestRun = longestRun ?? TimeSpan.FromMinutes(1),
            Limits = new PortalLimits(clock) { Rate = RequestRate.Unlimited },
        });

    private static RestClient Client(SandboxPortal portal, Clock clock) => new(
        WebhookCredential.Parse(portal.WebhookUrl.AbsoluteUri),
        new RestClientOptions
        {
            Handler = portal.CreateHandler(),
            Clock = clock,
            Limits = new PortalLimits(clock) { Rate = RequestRate.Unlimited },
        });

    private static OpenLineSettings[] Named(params string[] names) =>
        [.. names.Select(name => new OpenLineSettings { Name = name })];

    private Task<IReadOnlyList<Outcome<OpenLine>>> Create(params string[] names) =>
        _writer.CreateAsync(Named(names), CancellationToken.None);
}
