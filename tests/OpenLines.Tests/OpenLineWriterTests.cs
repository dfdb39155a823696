using Bitrix24.Rest.Tests;
using Bitrix24.Sandbox;

namespace Bitrix24.OpenLines.Tests;

/// <summary>Making and changing lines, on a portal in memory.</summary>
public sealed class OpenLineWriterTests : IDisposable
{
    private readonly SandboxPortal _portal = new();
    private readonly RestClient _rest;
    private readonly OpenLineWriter _writer;

    public OpenLineWriterTests()
    {
        _rest = Client(_portal);
        _writer = Writer(_rest, new PortalQuirks());
    }

    public void Dispose()
    {
        _writer.Dispose();
        _rest.Dispose();
    }

    [Fact]
    public async Task Creates_a_line_and_reads_it_back_and_looks_its_operators_up_in_one_request_each()
    {
        Outcome<OpenLine> outcome = Assert.Single(await Create(
            new OpenLineSettings { Name = "Support DE", Queue = OperatorQueue.Parse("user:2;department:4"), QueueTime = 45 }));

        OpenLine line = outcome.Value;
        Assert.Equal(("Support DE", 45, "user:2;department:4"), (line.Name, line.QueueTime, line.Queue!.ToString()));
        Assert.True(line.Active);
        Assert.Equal(3, _rest.RequestCount);
    }

    [Fact]
    public async Task Creates_lines_and_reads_them_back_in_one_request()
    {
        IReadOnlyList<Outcome<OpenLine>> outcomes = await Create(Named(49));

        Assert.Equal(Enumerable.Range(1, 49).Select(i => $"Line {i}"), outcomes.Select(outcome => outcome.Value.Name));
        Assert.Equal(50, Assert.Single(_portal.Requests).Calls.Count);
    }

    [Fact]
    public async Task A_line_that_the_portal_does_not_store_is_an_error_of_its_own()
    {
        _portal.Faults.Add(new SandboxFault
        {
            Method = "imopenlines.config.add", Skip = 1, Times = 1, Kind = SandboxFaultKind.StorageFailure,
        });

        IReadOnlyList<Outcome<OpenLine>> outcomes = await Create(Named(3));

        Assert.Equal(["", OpenLineErrorCodes.OpenLineNotCreated, ""], outcomes.Select(o => o.Error?.Code ?? ""));
        Assert.Equal(2, _portal.LineCount);
    }

    [Fact]
    public async Task Creations_that_met_the_request_limit_are_made_exactly_once()
    {
        _portal.Faults.Add(new SandboxFault { Method = "batch", Times = 2, Kind = SandboxFaultKind.QueryLimit });

        IReadOnlyList<Outcome<OpenLine>> outcomes = await Create(Named(3));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsSuccess));
        Assert.Equal(3, _portal.LineCount);
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_back_is_still_told_as_created()
    {
        _portal.Faults.Add(new SandboxFault
        {
            Method = "imopenlines.config.list.get", Times = 99, Kind = SandboxFaultKind.Overload,
        });

        Outcome<OpenLine> outcome = Assert.Single(await Create(new OpenLineSettings { Name = "x" }));

        Assert.Equal((1, "x"), (outcome.Value.Id, outcome.Value.Name));
        Assert.Contains("could not be read back", Assert.Single(outcome.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_sends_what_is_given_and_leaves_the_rest()
    {
        await Create(new OpenLineSettings { Name = "x", QueueTime = 45, MaxChat = 3 });

        Outcome<OpenLine> outcome = Assert.Single(await _writer.WriteAsync(
            [LineWrite.Update(1, new OpenLineSettings { QueueTime = 30 })], CancellationToken.None));

        Assert.Equal(("x", 30, 3), (outcome.Value.Name, outcome.Value.QueueTime, outcome.Value.MaxChat));
    }

    [Fact]
    public async Task A_change_that_had_to_be_sent_again_is_read_after_it_and_not_before()
    {
        await Create(Named(2));
        _portal.Faults.Add(new SandboxFault
        {
            Method = "imopenlines.config.update", Kind = SandboxFaultKind.OperationTimeLimit,
        });

        IReadOnlyList<Outcome<OpenLine>> outcomes = await _writer.WriteAsync(
            [
                LineWrite.Update(1, new OpenLineSettings { Name = "New 1" }),
                LineWrite.Update(2, new OpenLineSettings { Name = "New 2" }),
            ],
            CancellationToken.None);

        Assert.Equal(["New 1", "New 2"], outcomes.Select(outcome => outcome.Value.Name));
        Assert.All(outcomes, outcome => Assert.Empty(outcome.Notices));
    }

    [Fact]
    public async Task More_changes_than_one_reading_takes_are_all_read_back()
    {
        for (int made = 0; made < 250; made += 50)
            await Create(Named(50));
        var settings = new OpenLineSettings { QueueTime = 30 };

        IReadOnlyList<Outcome<OpenLine>> outcomes = await _writer.WriteAsync(
            [.. Enumerable.Range(1, 250).Select(id => LineWrite.Update(id, settings))], CancellationToken.None);

        Assert.All(outcomes, outcome => Assert.Empty(outcome.Notices));
        Assert.All(outcomes, outcome => Assert.Equal(30, outcome.Value.QueueTime));
    }

    [Fact]
    public async Task What_a_portal_answers_is_quoted_without_the_secret()
    {
        string quoting = $"{{\"result\":\"ask {StubPortal.Url}\"}}";
        var portal = new StubPortal();
        // The look-up goes on for half an hour.
        for (int i = 0; i < 200; i++)
            portal.Answers(quoting);
        using RestClient rest = portal.Client();
        using OpenLineWriter writer = Writer(rest, new PortalQuirks());

        Outcome<OpenLine> created = Assert.Single(await writer.CreateAsync(Named(1), CancellationToken.None));
        Outcome<OpenLine> changed = Assert.Single(await writer.WriteAsync(
            [LineWrite.Update(1, new OpenLineSettings { QueueTime = 30 })], CancellationToken.None));

        Assert.Equal(OpenLineErrorCodes.OutcomeUnknown, created.Error!.Code);
        Assert.EndsWith(
            "answered \"ask https://portal.example/rest/7/***/\" where a list of open lines was expected.",
            created.Error.Description,
            StringComparison.Ordinal);
        Assert.DoesNotContain(StubPortal.Secret, changed.Error!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_a_line_that_is_not_there_is_an_error()
    {
        await Create(Named(1));
        var settings = new OpenLineSettings { QueueTime = 30 };

        IReadOnlyList<Outcome<OpenLine>> outcomes = await _writer.WriteAsync(
            [LineWrite.Update(1, settings), LineWrite.Update(2, settings)], CancellationToken.None);

        Assert.True(outcomes[0].IsSuccess);
        Assert.Equal(OpenLineErrorCodes.OpenLineNotFound, outcomes[1].Error!.Code);
    }

    [Fact]
    public async Task A_change_whose_answer_was_lost_is_sent_again()
    {
        await Create(Named(1));
        _portal.Faults.Add(new SandboxFault
        {
            Method = "imopenlines.config.update", Times = 1, Kind = SandboxFaultKind.DropAfter,
        });

        Outcome<OpenLine> outcome = Assert.Single(await _writer.WriteAsync(
            [LineWrite.Update(1, new OpenLineSettings { QueueTime = 30 })], CancellationToken.None));

        Assert.True(outcome.IsSuccess);
    }

    [Fact]
    public async Task What_was_read_can_be_sent_and_changes_nothing()
    {
        OpenLine before = (await Create(new OpenLineSettings
        {
            Name = "Всё", Queue = OperatorQueue.Parse("user:3;department:4"), WorktimeEnable = true,
            WorktimeFrom = "08:30", WorktimeTo = "20:00",
            WorktimeDayoff = new(["SU"]), WorktimeTimezone = "Asia/Almaty",
        }))[0].Value;

        OpenLine after = (await _writer.WriteAsync(
            [LineWrite.Update(before.Id, OpenLineSettings.Of(before))], CancellationToken.None))[0].Value;

        Assert.Equal(
            OpenLineSettings.Of(before).ToParameters().ToString(), OpenLineSettings.Of(after).ToParameters().ToString());
    }

    [Fact]
    public async Task Fifty_lines_are_read_back_apart_for_they_fill_a_batch()
    {
        IReadOnlyList<Outcome<OpenLine>> outcomes = await Create(Named(50));

        Assert.Equal(50, outcomes.Count(outcome => outcome.Value.QueueTime == 60));
        Assert.Equal(["batch", "imopenlines.config.list.get"], _portal.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task Without_reading_back_a_line_has_its_id_and_its_name()
    {
        using OpenLineWriter writer = Writer(_rest, new PortalQuirks(), readBack: false);

        Outcome<OpenLine> outcome = Assert.Single(await writer.CreateAsync(Named(1), CancellationToken.None));

        OpenLine line = outcome.Value;
        Assert.Equal((1, "Line 1", null), (line.Id, line.Name, line.Active));
        Assert.Empty(outcome.Notices);
        Assert.Equal(1, _rest.RequestCount);
    }

    [Fact]
    public async Task What_the_portal_changed_is_told_setting_by_setting()
    {
        Outcome<OpenLine> outcome = Assert.Single(await Create(new OpenLineSettings
        {
            Name = "Support DE", QueueTime = 45, Queue = OperatorQueue.Parse("user:99;user:7"),
            WorktimeHolidays = new(["25.12"]),
        }));

        Assert.Equal(
            ["'Support DE' (1): QUEUE is user:7 on the portal, user:99;user:7 was sent"], outcome.Notices);
    }

    [Theory]
    [InlineData("WELCOME_BOT_ID", "WELCOME_BOT_ID is 7 on the portal, 5 was sent")]
    [InlineData("CLOSE_TEXT", "CLOSE_TEXT is 'Bye' on the portal, 'See you' was sent")]
    [InlineData("ACTIVE", "ACTIVE is N on the portal, Y was sent")]
    [InlineData("KPI_FIRST_ANSWER_LIST", "KPI_FIRST_ANSWER_LIST is not set on the portal, 1;2 was sent")]
    [InlineData("WORKTIME_FROM", "WORKTIME_FROM is 09:00 on the portal, 08:30 was sent")]
    public void A_difference_is_a_sentence(string setting, string sentence)
    {
        var kept = new OpenLine(15)
        {
            Name = "x", WelcomeBotId = 7, CloseText = "Bye", Active = false, WorktimeFrom = "09:00",
        };
        var all = new OpenLineSettings
        {
            WelcomeBotId = 5, CloseText = "See you", Active = true, KpiFirstAnswerList = new([1, 2]),
            WorktimeFrom = "08:30", SkipModifyMark = true,
        };
        var sent = new OpenLineSettings();
        Setting one = OpenLineSettings.Catalog.Find(setting)!;
        one.Set(sent, one.ValueOf(all));

        Assert.Equal([sentence], LineComparison.Differences(sent, kept).Select(difference => difference.Text));
    }

    [Fact]
    public void Line_breaks_and_what_is_never_reported_are_no_differences() => Assert.Empty(
        LineComparison.Differences(
            new OpenLineSettings { CloseText = "a\nb ", SkipModifyMark = true, QueueUsersFields = new([new(1, "A")]) },
            new OpenLine(1) { CloseText = "a\r\nb" }));

    [Fact]
    public void A_department_is_no_difference_where_the_portal_tells_only_users()
    {
        OpenLine line = OpenLine.Read(Newtonsoft.Json.Linq.JObject.Parse("{ID:'1',QUEUE:[101],CONFIG_QUEUE:[]}"))!;

        Assert.Empty(LineComparison.Differences(
            new OpenLineSettings { Queue = OperatorQueue.Parse("department:10") }, line));
        Assert.Empty(LineComparison.Differences(
            new OpenLineSettings { Queue = OperatorQueue.Parse("user:101;department:10") }, line));
        Assert.Single(LineComparison.Differences(
            new OpenLineSettings { Queue = OperatorQueue.Parse("user:5") }, line));
    }

    [Fact]
    public async Task Times_that_a_portal_takes_in_the_other_form_are_corrected_once_and_remembered()
    {
        var portal = new SandboxPortal(new SandboxOptions { DocumentedWorkTime = true });
        using RestClient rest = Client(portal);
        var quirks = new PortalQuirks();
        using OpenLineWriter writer = Writer(rest, quirks);

        IReadOnlyList<Outcome<OpenLine>> first = await writer.CreateAsync(
            [Working("a", "08:30", "20:00"), Working("b", "09:00", "18:30")], CancellationToken.None);
        int requests = rest.RequestCount;
        IReadOnlyList<Outcome<OpenLine>> second = await writer.CreateAsync(
            [Working("c", "07:15", "16:00"), Working("d", "07:15", "16:00")], CancellationToken.None);

        Assert.False(quirks.TakesDottedTimes);
        Assert.All(first.Concat(second), outcome => Assert.Empty(outcome.Notices));
        Assert.Equal("08:30-20:00", Hours(first[0]));
        Assert.Equal("07:15-16:00", Hours(second[1]));
        Assert.Equal(3, requests);
        Assert.Equal(4, rest.RequestCount);
    }

    [Theory]
    [InlineData("09:00", "20:00")]
    [InlineData("08:30", "18:30")]
    public async Task Times_are_corrected_where_only_one_of_them_is_not_the_default(string from, string to)
    {
        using RestClient rest = Client(new SandboxPortal(new SandboxOptions { DocumentedWorkTime = true }));
        using OpenLineWriter writer = Writer(rest, new PortalQuirks());

        Outcome<OpenLine> outcome = Assert.Single(await writer.CreateAsync(
            [Working("a", from, to)], CancellationToken.None));

        Assert.Equal($"{from}-{to}", Hours(outcome));
    }

    [Fact]
    public async Task A_correction_that_failed_says_nothing_of_the_portal_and_the_next_is_tried()
    {
        var portal = new SandboxPortal(new SandboxOptions { DocumentedWorkTime = true });
        portal.Faults.Add(new SandboxFault
        {
            Method = "imopenlines.config.update", Times = 1, Kind = SandboxFaultKind.Overload,
        });
        using RestClient rest = Client(portal);
        using OpenLineWriter writer = Writer(rest, new PortalQuirks());

        Outcome<OpenLine> first = Assert.Single(await writer.CreateAsync(
            [Working("a", "08:30", "20:00")], CancellationToken.None));
        Outcome<OpenLine> second = Assert.Single(await writer.CreateAsync(
            [Working("b", "08:30", "20:00")], CancellationToken.None));

        Assert.Equal(2, first.Notices.Count);
        Assert.Equal("08:30-20:00", Hours(second));
    }

    [Fact]
    public async Task One_line_that_was_corrected_tells_what_the_portal_takes()
    {
        const string defaults = "WORKTIME_FROM:'9',WORKTIME_TO:'18.30'";
        StubPortal portal = new StubPortal()
            .Answers($"{{result:{{result:{{c0:1,c1:2,c2:[{{ID:'1',{defaults}}},{{ID:'2',{defaults}}}]}}}}}}")
            .Answers("{result:{result:{c0:true},result_error:{c1:{error:'ACCESS_DENIED'}}}}")
            .Answers($"{{result:[{{ID:'1',WORKTIME_FROM:'8.30',WORKTIME_TO:'20'}},{{ID:'2',{defaults}}}]}}");
        using RestClient rest = portal.Client();
        var quirks = new PortalQuirks();
        using OpenLineWriter writer = Writer(rest, quirks);

        await writer.CreateAsync(
            [Working("a", "08:30", "20:00"), Working("b", "08:30", "20:00")], CancellationToken.None);

        Assert.False(quirks.TakesDottedTimes);
    }

    [Fact]
    public async Task A_portal_that_takes_times_in_neither_form_is_tried_once()
    {
        const string kept = "{result:[{ID:'1',LINE_NAME:'a',WORKTIME_FROM:'9',WORKTIME_TO:'18.30'}]}";
        StubPortal portal = new StubPortal()
            .Answers("{result:1}").Answers(kept).Answers("{result:true}").Answers(kept)
            .Answers("{result:1}").Answers(kept);
        using RestClient rest = portal.Client();
        var quirks = new PortalQuirks();
        using OpenLineWriter writer = Writer(rest, quirks);

        for (int i = 0; i < 2; i++)
            await writer.CreateAsync([Working("a", "08:30", "20:00")], CancellationToken.None);

        Assert.Equal(6, portal.Sent.Count);
        Assert.True(quirks.TakesDottedTimes);
    }

    [Fact]
    public async Task A_correction_that_cannot_be_read_back_teaches_nothing()
    {
        var portal = new SandboxPortal(new SandboxOptions { DocumentedWorkTime = true });
        portal.Faults.Add(new SandboxFault
        {
            Method = "imopenlines.config.list.get", Skip = 1, Kind = SandboxFaultKind.Overload,
        });
        using RestClient rest = Client(portal);
        using OpenLineWriter writer = Writer(rest, new PortalQuirks());

        Outcome<OpenLine> first = Assert.Single(
            await writer.CreateAsync([Working("a", "08:30", "20:00")], CancellationToken.None));
        Outcome<OpenLine> second = Assert.Single(
            await writer.CreateAsync([Working("b", "08:30", "20:00")], CancellationToken.None));

        Assert.Contains("could not be read back", Assert.Single(first.Notices), StringComparison.Ordinal);
        Assert.Empty(second.Notices);
        Assert.Equal("08:30-20:00", Hours(second));
    }

    [Fact]
    public async Task Times_as_documented_are_not_tried_in_another_form()
    {
        Outcome<OpenLine> outcome = Assert.Single(await Create(Working("a", "08:30", "20:00")));

        Assert.Equal("08:30-20:00", Hours(outcome));
        Assert.Equal(2, _rest.RequestCount);
    }

    [Fact]
    public async Task Operators_are_found_by_name_in_one_request_for_all()
    {
        IReadOnlyList<Outcome<OpenLine>> outcomes = await Create(
            Queued("oliver.whitaker@meridian-goods.example;department:Sales;user:3"),
            Queued("department:support europe;Oliver.Whitaker@meridian-goods.example"));

        Assert.Equal(
            ["user:6;department:2;user:3", "department:4;user:6"],
            outcomes.Select(outcome => outcome.Value.Queue!.ToString()));
        Assert.Equal(
            ["user.get", "department.get", "department.get"], _portal.Requests[0].Calls);
        Assert.Equal(3, _portal.Requests.Count);
    }

    [Theory]
    [InlineData("[{ID:'4',NAME:'Sales'}]")]
    [InlineData("[]")]
    public async Task What_is_to_be_heard_of_the_request_that_looked_names_up_is_told_once(string departments)
    {
        StubPortal portal = new StubPortal()
            .Renews("{access_token:'access-1',refresh_token:'refresh-1'}")
            .Answers($"{{result:{departments}}}")
            .Answers("{result:{result:{c0:1,c1:2},result_error:[]}}");
        var store = new MemoryTokenStore { OnWrite = _ => throw new IOException("disk full") };
        using RestClient rest = portal.Client(ApplicationCredential.Create(new()
        {
            Portal = "portal.example", ClientId = "app", ClientSecret = "s3cr3t", RefreshToken = "refresh-0",
            Store = store,
        }));
        using OpenLineWriter writer = Writer(rest, new PortalQuirks(), readBack: false);

        IReadOnlyList<Outcome<OpenLine>> outcomes = await writer.CreateAsync(
            [Queued("department:Sales"), Queued("department:Sales")], CancellationToken.None);

        Assert.All(outcomes, outcome => Assert.Equal(departments.Length > 2, outcome.IsSuccess));
        Assert.Contains(
            "could not be stored", Assert.Single(outcomes.SelectMany(outcome => outcome.Notices)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_looked_up_once_in_a_run()
    {
        await Create(Queued("department:Sales"));
        await Create(Queued("department:SALES"));

        Assert.Equal(1, _portal.Requests.CountOf("department.get"));
    }

    [Fact]
    public async Task A_name_that_is_not_there_fails_its_row_alone()
    {
        IReadOnlyList<Outcome<OpenLine>> outcomes = await Create(
            Queued("user:1"), Queued("nobody@meridian-goods.example"), Queued("department:Night"), Queued("user:2"));

        Assert.Equal(
            ["", OpenLineErrorCodes.OperatorNotFound, OpenLineErrorCodes.OperatorNotFound, ""],
            outcomes.Select(outcome => outcome.Error?.Code ?? ""));
        Assert.Contains("nobody@meridian-goods.example", outcomes[1].Error!.Description, StringComparison.Ordinal);
        Assert.Equal(2, _portal.LineCount);
    }

    [Fact]
    public async Task A_user_and_a_department_of_one_name_are_two()
    {
        const string name = "oliver.whitaker@meridian-goods.example";

        IReadOnlyList<Outcome<OpenLine>> outcomes = await Create(Queued($"user:{name}"), Queued($"department:{name}"));

        Assert.Equal("user:6", outcomes[0].Value.Queue!.ToString());
        Assert.Equal(OpenLineErrorCodes.OperatorNotFound, outcomes[1].Error!.Code);
    }

    [Fact]
    public void Users_are_looked_for_among_those_who_are_active()
    {
        Assert.Equal(
            Newtonsoft.Json.Linq.JObject.Parse("{FILTER:{EMAIL:'anna@example.com',ACTIVE:true}}").ToString(),
            new FindQueueMember(QueueMember.Parse("anna@example.com")).ToCall().Parameters.ToString());
        Assert.Equal(
            Newtonsoft.Json.Linq.JObject.Parse("{NAME:'Sales'}").ToString(),
            new FindQueueMember(QueueMember.Parse("department:Sales")).ToCall().Parameters.ToString());
    }

    [Fact]
    public void A_name_that_several_have_is_refused_with_their_ids()
    {
        var request = new FindQueueMember(QueueMember.Parse("department:Sales"));

        RestError error = request.Read(Newtonsoft.Json.Linq.JArray.Parse(
            "[{ID:'2',NAME:'Sales'},{ID:'8',NAME:'sales'},{ID:'9',NAME:'Sales East'}]")).Error!;

        Assert.Equal(OpenLineErrorCodes.OperatorAmbiguous, error.Code);
        Assert.Contains("2, 8.", error.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lookup_that_failed_is_tried_again_for_the_next()
    {
        _portal.Faults.Add(new SandboxFault
        {
            Method = "department.get", Times = RestClient.MaxAttempts, Kind = SandboxFaultKind.ServerError,
        });

        Outcome<OpenLine> first = Assert.Single(await Create(Queued("department:Sales")));
        Outcome<OpenLine> second = Assert.Single(await Create(Queued("department:Sales")));

        Assert.Equal(RestErrorCodes.InternalServerError, first.Error!.Code);
        Assert.Contains("department:Sales could not be looked up", first.Error.Description, StringComparison.Ordinal);
        Assert.True(second.IsSuccess);
    }

    /// <summary>A writer that need not ask for the highest id first.</summary>
    private static OpenLineWriter Writer(RestClient rest, PortalQuirks quirks, bool readBack = true)
    {
        var writer = new OpenLineWriter(rest, quirks, readBack);
        writer.Resume(highestId: 0, []);
        return writer;
    }

    private Task<IReadOnlyList<Outcome<OpenLine>>> Create(params OpenLineSettings[] lines) =>
        _writer.CreateAsync(lines, CancellationToken.None);

    private static OpenLineSettings[] Named(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new OpenLineSettings { Name = $"Line {i}" })];

    private static OpenLineSettings Queued(string queue) => new() { Name = queue, Queue = OperatorQueue.Parse(queue) };

    private static OpenLineSettings Working(string name, string from, string to) => new()
    {
        Name = name, WorktimeEnable = true,
        WorktimeFrom = from, WorktimeTo = to,
    };

    private static string Hours(Outcome<OpenLine> outcome) =>
        $"{outcome.Value.WorktimeFrom}-{outcome.Value.WorktimeTo}";

    private static RestClient Client(SandboxPortal portal) => TestClient.Of(portal);
}
