using Bitrix24.Rest.Tests;
using Bitrix24.Sandbox;
using CsCheck;

namespace Bitrix24.OpenLines.Tests;

/// <summary>What published servers do beyond the reference, and what the module makes of it.</summary>
public sealed class RealPortalTests
{
    private const string Emoji = "👋 Hi & <bye> :f09f918b:";

    [Fact]
    public async Task Texts_are_read_as_they_were_written()
    {
        var portal = new SandboxPortal();
        using RestClient rest = TestClient.Of(portal);
        var settings = new OpenLineSettings
        {
            Name = Emoji, WelcomeMessageText = Emoji, KpiFirstAnswerText = Emoji, KpiFurtherAnswerText = "a &amp; 'b'",
            DefaultOperatorData = new OperatorProfile("Anna 🛟", null, null),
        };

        Outcome<OpenLine> created = await CreateAsync(rest, settings);
        OpenLine got = (await new OpenLineClient(rest).GetWithQueueAsync(
            [1], OpenLineSelection.Everything, withOffline: true, CancellationToken.None))[0].Value;

        Assert.Empty(created.Notices);
        foreach (OpenLine line in new[] { created.Value, got })
        {
            // What was written as a code is read as its emoji; nothing else is lost.
            Assert.Equal("👋 Hi & <bye> 👋", line.Name);
            Assert.Equal(line.Name, line.WelcomeMessageText);
            Assert.Equal(line.Name, line.KpiFirstAnswerText);
            Assert.Equal("a &amp; 'b'", line.KpiFurtherAnswerText);
            Assert.Equal("Anna 🛟", line.DefaultOperatorData!.Name);
        }
    }

    [Fact]
    public async Task A_filter_finds_texts_in_the_form_in_which_they_are_stored()
    {
        var portal = new SandboxPortal();
        using RestClient rest = TestClient.Of(portal);
        await CreateAsync(rest, new OpenLineSettings { Name = "👋 Sales", KpiFirstAnswerText = "A & B" });
        await CreateAsync(rest, new OpenLineSettings { Name = "Support" });

        Assert.Equal("👋 Sales", await FindAsync("LINE_NAME", "👋 Sales"));
        Assert.Equal("👋 Sales", await FindAsync("%LINE_NAME", "👋"));
        Assert.Equal("Support", await FindAsync("!%LINE_NAME", "👋"));
        Assert.Equal("👋 Sales", await FindAsync("KPI_FIRST_ANSWER_TEXT", "A & B"));
        Assert.Equal("👋 Sales", await ReadAsync(OpenLineQuery.All.WithNameLike("👋 Sa")));

        Task<string> FindAsync(string key, string value) =>
            ReadAsync(OpenLineQuery.Of([new(key, value)], [], descending: false));

        async Task<string> ReadAsync(OpenLineQuery query)
        {
            using OpenLinePages pages = new OpenLineClient(rest).Pages(query, OpenLineSelection.Everything);
            return string.Join(";", (await pages.ReadNextAsync(CancellationToken.None)).Value.Select(line => line.Name));
        }
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Batches_under_way_at_once_leave_no_line_with_other_hours(bool isDocumented, bool readBack)
    {
        var portal = new SandboxPortal(new SandboxOptions { DocumentedWorkTime = isDocumented });
        using RestClient rest = TestClient.Of(portal);
        using var writer = new OpenLineWriter(rest, new PortalQuirks(), readBack);
        OpenLineSettings[] lines = [.. Enumerable.Range(0, 60).Select(i => Working($"Line {i}"))];

        Outcome<OpenLine>[] created =
            [.. (await Task.WhenAll(Write(LineWrite.Create, 0), Write(LineWrite.Create, 30))).SelectMany(all => all)];
        Assert.Equal(60, await CountAsync(rest, "08:30-20:15"));

        foreach (OpenLineSettings line in lines)
            (line.Name, line.WorktimeFrom, line.WorktimeTo) = (null, "07:15", "12:45");
        using var other = new OpenLineWriter(rest, new PortalQuirks(), readBack);
        int id = 0;
        await other.WriteAsync([.. lines.Select(line => LineWrite.Update(++id, line))], CancellationToken.None);

        Assert.Equal(60, await CountAsync(rest, "07:15-12:45"));
        Assert.All(created, outcome => Assert.Empty(outcome.Notices));

        Task<IReadOnlyList<Outcome<OpenLine>>> Write(Func<OpenLineSettings, LineWrite> write, int skip) =>
            writer.WriteAsync([.. lines.Skip(skip).Take(30).Select(write)], CancellationToken.None);
    }

    [Fact]
    public async Task A_batch_that_was_sent_before_the_form_was_known_is_corrected_after_it_is()
    {
        const string Wrong = "{result:[{ID:'1',LINE_NAME:'x',WORKTIME_FROM:'9',WORKTIME_TO:'18.30'}]}";
        const string Right = "{result:[{ID:'1',LINE_NAME:'x',WORKTIME_FROM:'8.30',WORKTIME_TO:'20.15'}]}";
        var late = new TaskCompletionSource<HttpResponseMessage>();
        StubPortal portal = new StubPortal().ThenLater(() => late.Task)
            .Answers("{result:1}").Answers(Wrong).Answers("{result:true}").Answers(Right)
            .Answers(Wrong).Answers("{result:true}").Answers(Right);
        using RestClient rest = portal.Client();
        var quirks = new PortalQuirks();
        using var writer = new OpenLineWriter(rest, quirks, readBack: false);
        writer.Resume(highestId: 0, []);

        Task<IReadOnlyList<Outcome<OpenLine>>> slow = writer.CreateAsync([Working("slow")], CancellationToken.None);
        await writer.CreateAsync([Working("quick")], CancellationToken.None);
        Assert.True(quirks.IsTimeNotationKnown);
        late.SetResult(new HttpResponseMessage { Content = new StringContent("{result:1}") });

        Assert.Empty(Assert.Single(await slow).Notices);
        Assert.Equal(8, portal.Sent.Count);
        Assert.Equal(
            ["8.30", "8.30", "08:30", "08:30"],
            portal.Sent.Select(sent => (string?)sent.Body.SelectToken("PARAMS.WORKTIME_FROM")).OfType<string>());
    }

    [Fact]
    public async Task An_old_line_says_nothing_about_the_form_that_a_portal_takes()
    {
        StubPortal portal = new StubPortal()
            .Answers("{result:true}").Answers("{result:[{ID:'1',WORKTIME_FROM:'8.30',WORKTIME_TO:'20.15'}]}");
        using RestClient rest = portal.Client();
        var quirks = new PortalQuirks();
        using var writer = new OpenLineWriter(rest, quirks);
        OpenLineSettings hours = Working("x");
        hours.Name = null;

        await writer.WriteAsync([LineWrite.Update(1, hours)], CancellationToken.None);

        Assert.False(quirks.IsTimeNotationKnown);
    }

    [Fact]
    public async Task Where_the_form_of_times_is_known_they_cost_nothing()
    {
        var portal = new SandboxPortal();
        using RestClient rest = TestClient.Of(portal);
        var quirks = new PortalQuirks();
        using var writer = new OpenLineWriter(rest, quirks, readBack: false);
        await writer.CreateAsync([Working("a"), Working("b")], CancellationToken.None);
        int before = rest.RequestCount;

        await writer.CreateAsync(
            [.. Enumerable.Range(0, 50).Select(i => Working($"{i}"))], CancellationToken.None);

        Assert.True(quirks.IsTimeNotationKnown);
        Assert.Equal(1, rest.RequestCount - before);
        Assert.DoesNotContain("imopenlines.config.list.get", portal.Requests[portal.Requests.Count - 1].Calls);
    }

    [Fact]
    public async Task Hours_that_cannot_be_checked_are_no_secret()
    {
        var portal = new SandboxPortal();
        portal.Faults.Add(new SandboxFault { Method = "imopenlines.config.list.get", Kind = SandboxFaultKind.Overload });
        using RestClient rest = TestClient.Of(portal);
        using var writer = new OpenLineWriter(rest, new PortalQuirks(), readBack: false);
        writer.Resume(highestId: 0, []);

        Outcome<OpenLine> outcome = Assert.Single(
            await writer.CreateAsync([Working("a")], CancellationToken.None));

        Assert.Contains("hours may be others", Assert.Single(outcome.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hours_that_a_portal_bends_in_either_form_are_told_with_the_line()
    {
        const string kept = "{result:[{ID:'1',LINE_NAME:'Desk',WORKTIME_FROM:'9',WORKTIME_TO:'18.30'}]}";
        StubPortal portal = new StubPortal()
            .Answers("{result:true}").Answers(kept).Answers("{result:true}").Answers(kept);
        using RestClient rest = portal.Client();
        using var writer = new OpenLineWriter(rest, new PortalQuirks(), readBack: false);
        OpenLineSettings hours = Working("x");
        hours.Name = null;

        Outcome<OpenLine> outcome = Assert.Single(
            await writer.WriteAsync([LineWrite.Update(1, hours)], CancellationToken.None));

        Assert.Equal(
            [
                "'Desk' (1): WORKTIME_FROM is 09:00 on the portal, 08:30 was sent",
                "'Desk' (1): WORKTIME_TO is 18:30 on the portal, 20:15 was sent",
            ],
            outcome.Notices);
    }

    [Fact]
    public async Task A_change_that_is_answered_false_says_what_that_can_mean()
    {
        var portal = new SandboxPortal();
        using RestClient rest = TestClient.Of(portal);
        await CreateAsync(rest, new OpenLineSettings { Name = "a" });
        using var writer = new OpenLineWriter(rest, new PortalQuirks(), readBack: false);
        var settings = new OpenLineSettings { Queue = OperatorQueue.Parse("department:77"), CrmSource = "x" };

        IReadOnlyList<Outcome<OpenLine>> outcomes = await writer.WriteAsync(
            [LineWrite.Update(1, settings), LineWrite.Update(9, settings)], CancellationToken.None);

        Assert.Equal(OpenLineErrorCodes.OpenLineNotChanged, outcomes[0].Error!.Code);
        Assert.Equal(
            "The portal has open line 1 but did not change it and did not say why: it answered false. It does so where " +
            "the queue has a department that is empty or unknown, or where a value is too long for it (CRM_SOURCE).",
            outcomes[0].Error!.Description);
        Assert.Equal(OpenLineErrorCodes.OpenLineNotFound, outcomes[1].Error!.Code);
    }

    [Theory]
    [InlineData("user:5", "Beatriz Carvalho (5) was dismissed")]
    [InlineData("user:6", "Oliver Whitaker (6) is a guest from outside")]
    [InlineData("user:999", "there is no user 999")]
    [InlineData("department:77", "there is no department 77")]
    [InlineData("department:2", "nobody works in department Sales (2)")]
    [InlineData("oliver.whitaker@meridian-goods.example", "Oliver Whitaker (6) is a guest from outside")]
    [InlineData("user:5;department:sales", "was dismissed; nobody works in")]
    public async Task A_queue_without_anybody_is_refused_before_it_is_sent(string queue, string reason)
    {
        var portal = new SandboxPortal(new SandboxOptions { DismissedUsers = [3, 4, 5], ExtranetUsers = [6] });
        using RestClient rest = TestClient.Of(portal);

        Outcome<OpenLine> created = await CreateAsync(
            rest, new OpenLineSettings { Name = "a", Queue = OperatorQueue.Parse(queue) });

        Assert.Equal(OpenLineErrorCodes.NobodyInQueue, created.Error!.Code);
        Assert.Contains(reason, created.Error.Description, StringComparison.Ordinal);
        Assert.Equal(0, portal.LineCount);
    }

    [Fact]
    public async Task Operators_are_looked_up_once_for_all_rows_of_a_run()
    {
        var portal = new SandboxPortal(new SandboxOptions { DismissedUsers = [5] });
        using RestClient rest = TestClient.Of(portal);
        using var writer = new OpenLineWriter(rest, new PortalQuirks());
        string[] queues = ["user:1;user:5", "user:7;department:4", "department:3;user:1", "user:5;user:7"];

        IReadOnlyList<Outcome<OpenLine>> outcomes = await writer.CreateAsync(
            [.. queues.Select(queue => new OpenLineSettings { Name = "a", Queue = OperatorQueue.Parse(queue) })],
            CancellationToken.None);
        await writer.CreateAsync(
            [new OpenLineSettings { Name = "b", Queue = OperatorQueue.Parse("user:7;user:1") }], CancellationToken.None);

        Assert.All(outcomes, outcome => Assert.True(outcome.IsSuccess));
        Assert.Single(portal.Requests, request => request.Calls.Contains("user.get"));
        // One who was dismissed is left out, and that is said.
        Assert.Contains("QUEUE is user:1 on the portal", Assert.Single(outcomes[0].Notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_permission_to_look_operators_up_there_is_one_warning()
    {
        var portal = new SandboxPortal();
        Uri webhook = portal.CreateWebhook(1, "imopenlines");
        using var rest = new RestClient(
            WebhookCredential.Parse(webhook.AbsoluteUri), new RestClientOptions { Handler = portal.CreateHandler() });
        using var writer = new OpenLineWriter(rest, new PortalQuirks());
        OpenLineSettings Queued(int user) =>
            new() { Name = "a", Queue = OperatorQueue.Parse($"user:{user}") };

        IReadOnlyList<Outcome<OpenLine>> first =
            await writer.CreateAsync([Queued(1), Queued(2)], CancellationToken.None);
        IReadOnlyList<Outcome<OpenLine>> second = await writer.CreateAsync([Queued(3)], CancellationToken.None);

        Assert.Contains("could not be looked up", Assert.Single(first.Concat(second).SelectMany(one => one.Notices)),
            StringComparison.Ordinal);
        Assert.Equal(3, portal.LineCount);
    }

    [Fact]
    public async Task What_the_plan_bends_is_one_warning_of_the_run()
    {
        var portal = new SandboxPortal(new SandboxOptions { Plan = SandboxPlan.Basic });
        using RestClient rest = TestClient.Of(portal);
        using var writer = new OpenLineWriter(rest, new PortalQuirks());
        OpenLineSettings[] lines =
        [
            .. Enumerable.Range(0, 3).Select(i => new OpenLineSettings
            {
                Name = $"{i}", QueueType = "all", VoteMessage = true, QueueTime = 40,
            }),
        ];

        IReadOnlyList<Outcome<OpenLine>> outcomes = await writer.CreateAsync(lines, CancellationToken.None);

        Assert.Equal(
            "'0' (1): QUEUE_TYPE is evenly on the portal, all was sent; VOTE_MESSAGE is N on the portal, Y was sent. " +
            "The likely cause is the plan of the portal. This warning is not repeated for other lines.",
            Assert.Single(outcomes.SelectMany(outcome => outcome.Notices)));
    }

    [Fact]
    public void A_queue_of_departments_is_compared()
    {
        OpenLine Kept(string json) => OpenLine.Read(Newtonsoft.Json.Linq.JObject.Parse(json))!;
        var sent = new OpenLineSettings { Queue = OperatorQueue.Parse("user:5;department:10") };

        Assert.Empty(LineComparison.Differences(sent, Kept("{ID:'1',QUEUE:[5,101]}")));
        Assert.Single(LineComparison.Differences(sent, Kept("{ID:'1',QUEUE:[101]}")));
        Assert.Single(LineComparison.Differences(
            sent, Kept("{ID:'1',QUEUE:[1],CONFIG_QUEUE:[{ENTITY_TYPE:'user',ENTITY_ID:'1'}]}")));
    }

    [Fact]
    public async Task Operators_who_were_dismissed_are_told()
    {
        var portal = new SandboxPortal();
        using RestClient rest = TestClient.Of(portal);
        await CreateAsync(rest, new OpenLineSettings { Name = "a", Queue = OperatorQueue.Parse("user:1;user:9") });
        portal.Settings = portal.Settings with { DismissedUsers = [9] };
        OpenLineSelection selection = OpenLineSelection.Of(null, withOperators: true);
        var client = new OpenLineClient(rest);

        OpenLine byId = (await client.GetWithQueueAsync([1], selection, withOffline: true, CancellationToken.None))[0].Value;
        using OpenLinePages pages = client.Pages(OpenLineQuery.All, selection);
        IReadOnlyList<OpenLine> page = (await pages.ReadNextAsync(CancellationToken.None)).Value;
        OpenLine byName = Assert.Single(
            (await new DismissedOperators(rest).MarkAsync(page, CancellationToken.None)).Value);

        foreach (OpenLine line in new[] { byId, byName })
        {
            Assert.Equal([false, true], line.Operators!.Select(one => one.IsDismissed));
            Assert.Equal("Anneliese Krüger (9), dismissed", $"{line.Operators![1]}");
        }
    }

    [Theory]
    [InlineData("23.3", "23:30")]
    [InlineData("9", "09:00")]
    [InlineData("18.30", "18:30")]
    public void A_time_that_a_portal_has_calculated_is_read(string answered, string read)
    {
        OpenLine line = OpenLine.Read(Newtonsoft.Json.Linq.JObject.Parse($"{{ID:'1',WORKTIME_TO:'{answered}'}}"))!;

        Assert.Equal(read, $"{line.WorktimeTo}");
    }

    /// <summary>Whatever is written is read again, or a warning or a refusal names the setting.</summary>
    [Fact]
    public void Whatever_is_written_is_read_or_named()
    {
        Gen<string> text = Gen.OneOf(
            Gen.String, Gen.String[Gen.Char["ab &<>\"':;.é👋Ж$[]%=+\r\n"], 0, 40], Gen.OneOf("👋", ":f09f918b:", "$result[c0]"));
        Gen<string> time = Gen.Int[0, 1439].Select(minutes => $"{minutes / 60:00}:{minutes % 60:00}");
        Gen<(string Name, object? Value)> setting = Gen.OneOf<(string, object?)>(
            text.Select(value => ("WELCOME_MESSAGE_TEXT", (object?)value)),
            text.Select(value => ("KPI_FIRST_ANSWER_TEXT", (object?)value)),
            text.Select(value => ("VOTE_MESSAGE_1_TEXT", (object?)value)),
            text.Select(value => ("VOTE_MESSAGE_2_TEXT", (object?)value)),
            text.Select(value => ("CRM_SOURCE", (object?)value)),
            Gen.Int[0, 100000].Select(value => ("QUEUE_TIME", (object?)value)),
            Gen.Bool.Select(value => ("VOTE_MESSAGE", (object?)value)),
            Gen.OneOf("all", "evenly", "strictly").Select(value => ("QUEUE_TYPE", (object?)value)),
            Gen.OneOf("user:1", "user:5;user:9", "department:4", "user:5", "department:77", "user:999")
                .Select(value => ("QUEUE", (object?)value)),
            Gen.Int[1, 31].Select(Gen.Int[1, 12], (day, month) => ("WORKTIME_HOLIDAYS", (object?)$"{day}.{month}")));
        Gen<(string, object?)[]> hours = time.Select(time, (from, to) =>
            new (string, object?)[] { ("WORKTIME_FROM", from), ("WORKTIME_TO", to) });

        setting.Array[0, 5].Select(hours, Gen.Bool, Gen.Bool, Gen.Bool).Sample(
            (settings, times, isDocumented, isBasic, isUpdate) =>
                WriteAndRead([.. settings, .. times], isDocumented, isBasic, isUpdate), iter: 200);
    }

    /// <summary>A batch carries its calls as query strings, which PHP reads by rules of its own.</summary>
    [Fact]
    public void Any_text_survives_a_batch() => Gen.OneOf(
        Gen.String, Gen.String[Gen.Char["a%&=+[]#;?/.\\\"' \r\n\t\0é👋Ж"], 0, 40])
        .Sample(
            text =>
            {
                using RestClient rest = TestClient.Of(new SandboxPortal());
                using var writer = new OpenLineWriter(rest, new PortalQuirks());
                OpenLineSettings[] lines =
                [
                    new() { Name = "a", CloseText = text },
                    new() { Name = "b", CloseText = text + text },
                ];

                Outcome<OpenLine>[] written =
                    [.. writer.CreateAsync(lines, CancellationToken.None).GetAwaiter().GetResult()];

                // UTF-8 has no half surrogate pairs, and what looks like the code of an emoji is read as one.
                string Read(string text) => StoredText.Decode(
                    System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)));
                Assert.Equal(Read(text), written[0].Value.CloseText);
                Assert.Equal(Read(text + text), written[1].Value.CloseText);
            },
            iter: 200);

    private static void WriteAndRead(
        (string Name, object? Value)[] given, bool isDocumented, bool isBasic, bool isUpdate)
    {
        OpenLineSettings settings;
        try
        {
            settings = OpenLineSettings.ReadCreation(
                given.GroupBy(pair => pair.Name).Select(same => KeyValuePair.Create(same.Key, same.First().Value))
                    .Append(KeyValuePair.Create("LINE_NAME", (object?)"x")),
                InputSource.Explicit);
        }
        catch (InvalidInputException refusal)
        {
            Assert.All(refusal.Errors, error => Assert.NotEmpty(error.Setting));
            return;
        }
        using RestClient rest = TestClient.Of(new SandboxPortal(new SandboxOptions
        {
            DocumentedWorkTime = isDocumented,
            Plan = isBasic ? SandboxPlan.Basic : SandboxPlan.Full,
            DismissedUsers = [5],
        }));
        using var writer = new OpenLineWriter(rest, new PortalQuirks());
        if (isUpdate)
            writer.CreateAsync([new OpenLineSettings { Name = "x" }], default).GetAwaiter().GetResult();
        LineWrite write = isUpdate ? LineWrite.Update(1, settings) : LineWrite.Create(settings);
        Outcome<OpenLine> outcome = writer.WriteAsync([write], CancellationToken.None).GetAwaiter().GetResult()[0];
        if (!outcome.IsSuccess)
        {
            Assert.Contains("answer", outcome.Error!.Description, StringComparison.Ordinal);
            return;
        }

        OpenLine read = new OpenLineClient(rest).GetAsync([1], OpenLineSelection.Everything, default)
            .GetAwaiter().GetResult()[0].Value;
        foreach (LineDifference difference in LineComparison.Differences(settings, read))
        {
            Assert.Contains(
                outcome.Notices,
                notice => notice.Contains(difference.Setting.WireName, StringComparison.Ordinal));
        }
    }

    private static OpenLineSettings Working(string name) => new()
    {
        Name = name, WorktimeFrom = "08:30", WorktimeTo = "20:15",
    };

    private static async Task<Outcome<OpenLine>> CreateAsync(RestClient rest, OpenLineSettings settings)
    {
        using var writer = new OpenLineWriter(rest, new PortalQuirks());
        return (await writer.CreateAsync([settings], CancellationToken.None))[0];
    }

    private static async Task<int> CountAsync(RestClient rest, string hours)
    {
        IReadOnlyList<Outcome<OpenLine>> lines = await new OpenLineClient(rest).GetAsync(
            [.. Enumerable.Range(1, 60)], OpenLineSelection.Everything, CancellationToken.None);
        return lines.Count(line => $"{line.Value.WorktimeFrom}-{line.Value.WorktimeTo}" == hours);
    }
}
