using System.Globalization;
using System.Text;
using Bitrix24.Rest.Tests;
using Bitrix24.Sandbox;

namespace Bitrix24.OpenLines.Tests;

/// <summary>Thousands of lines on a portal with limits and faults, in simulated time.</summary>
public sealed class BulkCreationTests
{
    private const int InFlight = 4;
    private const int Burst = 50;
    private const double PerSecond = 2;

    private readonly SimulatedClock _clock = new();

    /// <summary>Each kind of fault, with how often it strikes.</summary>
    public static TheoryData<string> Faults => new()
    {
        nameof(SandboxFaultKind.ResetBefore), nameof(SandboxFaultKind.DropBefore), nameof(SandboxFaultKind.DropAfter),
        nameof(SandboxFaultKind.ServerError), nameof(SandboxFaultKind.BadGateway), nameof(SandboxFaultKind.CutBody),
        nameof(SandboxFaultKind.QueryLimit), nameof(SandboxFaultKind.OperationTimeLimit),
        nameof(SandboxFaultKind.SlowAnswer), nameof(SandboxFaultKind.ExpiredToken),
        string.Join(",", Enum.GetNames<SandboxFaultKind>().Except(
            [
                nameof(SandboxFaultKind.Overload), nameof(SandboxFaultKind.StorageFailure),
                nameof(SandboxFaultKind.MethodError),
            ])),
    };

    [Fact]
    public void Runs_at_the_portals_limit_and_never_past_it()
    {
        SandboxPortal portal = Portal();
        using RestClient rest = Client(portal);

        Outcome<OpenLine>[] outcomes = Create(rest, Named(10000));

        AssertMadeOnce(portal, outcomes, 10000);
        int requests = portal.Statistics.Requests;
        Assert.Equal(requests, portal.Statistics.ByStatus[200]);
        double floor = (requests - Burst) / PerSecond;
        Assert.InRange(_clock.Elapsed.TotalSeconds, floor, floor * 1.05);
    }

    [Fact]
    public void Shares_the_limit_with_others()
    {
        SandboxPortal portal = Portal();
        using RestClient rest = Client(portal);
        using var stop = new CancellationTokenSource();
        Task[] others = [.. Enumerable.Range(0, 4).Select(_ => SendWithoutRegardAsync(portal, stop.Token))];

        Outcome<OpenLine>[] outcomes = Create(rest, Named(2000));
        _clock.Do(stop.Cancel);

        AssertMadeOnce(portal, outcomes, 2000);
        Assert.Equal(4, others.Length);
        Assert.True(portal.Statistics.ByStatus[503] > 0);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Makes_every_line_once_and_tells_of_each_whatever_goes_wrong(string kinds)
    {
        SandboxPortal portal = Portal(limited: false);
        using RestClient rest = Client(portal, application: true);
        int seed = 0;
        foreach (string kind in kinds.Split(','))
        {
            portal.Faults.Add(new SandboxFault
            {
                Kind = Enum.Parse<SandboxFaultKind>(kind), Rate = 0.05, Seed = ++seed,
            });
        }

        Outcome<OpenLine>[] outcomes = Create(rest, Named(5000), readBack: false);
        portal.Faults.Clear();

        AssertMadeOnce(portal, outcomes, 5000);
    }

    [Fact]
    public void Makes_equal_names_as_often_as_they_are_asked_for()
    {
        SandboxPortal portal = Portal(limited: false);
        using RestClient rest = Client(portal);
        foreach (SandboxFaultKind kind in new[] { SandboxFaultKind.DropAfter, SandboxFaultKind.ResetBefore })
            portal.Faults.Add(new SandboxFault { Kind = kind, Rate = 0.2, Seed = (int)kind });
        OpenLineSettings[] lines =
            [.. Enumerable.Range(0, 1000).Select(i => new OpenLineSettings { Name = $"Line {i % 7}" })];

        Outcome<OpenLine>[] outcomes = Create(rest, lines);
        portal.Faults.Clear();

        Assert.Equal(1000, outcomes.Select(outcome => outcome.Value.Id).Distinct().Count());
        Assert.Equal(lines.Select(line => line.Name), outcomes.Select(outcome => outcome.Value.Name));
        Assert.Equal(1000, portal.LineCount);
    }

    [Theory]
    [InlineData(nameof(SandboxFaultKind.DropAfter))]
    [InlineData(nameof(SandboxFaultKind.ResetBefore))]
    [InlineData(nameof(SandboxFaultKind.CutBody))]
    public void Makes_lines_once_whatever_is_at_the_edges_of_their_names(string kind)
    {
        SandboxPortal portal = Portal(limited: false);
        using RestClient rest = Client(portal);
        portal.Faults.Add(new SandboxFault { Kind = Enum.Parse<SandboxFaultKind>(kind), Rate = 0.2, Seed = 7 });
        string[] shapes =
        [
            "{0} ", " {0}", "\u00a0{0}", "{0}\t", "\u3000{0}", "{0}\u0085", "{0}\r\n", "\n{0}",
            "{0}\ud83d", "\udc4b{0}", "{0} \ud83d\udc4b", "R&D {0}", "R&amp;D {0}", "<{0}>", "LINE {0}", "line {0}",
            "e\u0301 {0}", "\u00e9 {0}", ":f09f918b: {0}", "Line",
        ];
        OpenLineSettings[] lines =
        [
            .. Enumerable.Range(0, 600).Select(i => new OpenLineSettings
            {
                Name = string.Format(CultureInfo.InvariantCulture, shapes[i % shapes.Length], i),
            }),
        ];

        Outcome<OpenLine>[] outcomes = Create(rest, lines);
        portal.Faults.Clear();

        Assert.Equal([], outcomes.Where(outcome => !outcome.IsSuccess).Select(outcome => $"{outcome.Error}"));
        Assert.Equal(600, portal.LineCount);
        Dictionary<int, string> made = portal.Lines.ToDictionary(line => line.Id, line => line.Name);
        // What looks like the code of an emoji is one, then.
        Assert.Equal(
            lines.Select(line => StoredText.Decode(line.Name!)), outcomes.Select(outcome => made[outcome.Value.Id]));
    }

    [Fact]
    public void Makes_batches_smaller_where_calls_are_slow_and_loses_nothing()
    {
        SandboxPortal portal = Portal(limited: false);
        portal.Settings = portal.Settings with
        {
            TimePerMethod = new Dictionary<string, TimeSpan>
            {
                ["imopenlines.config.add"] = TimeSpan.FromSeconds(2),
            },
        };
        using RestClient rest = Client(portal);

        Outcome<OpenLine>[] outcomes = Create(rest, Named(500));

        AssertMadeOnce(portal, outcomes, 500);
        // The first ones of all workers were as large as batches are; then it was known better.
        Assert.Equal(InFlight, portal.Statistics.ByStatus[504]);
        Assert.All(
            portal.Requests.Skip(20).Where(request => request.Calls.Count > 1),
            request => Assert.InRange(request.Calls.Count, 2, 10));
    }

    [Fact]
    public void Waits_for_the_operating_time_of_a_method_and_is_never_turned_away()
    {
        SandboxPortal portal = Portal(limited: false);
        portal.Settings = portal.Settings with
        {
            OperatingLimit = TimeSpan.FromSeconds(480),
            TimePerMethod = new Dictionary<string, TimeSpan>
            {
                ["imopenlines.config.add"] = TimeSpan.FromSeconds(0.5),
            },
        };
        var run = new RunMonitor(_clock);
        using RestClient rest = Client(portal);

        Outcome<OpenLine>[] outcomes = Create(rest.WatchedBy(run), Named(3000));

        AssertMadeOnce(portal, outcomes, 3000);
        Assert.Equal(0, run.Retries);
        Assert.True(run.TimeOf(WaitCause.OperatingTime) > TimeSpan.FromMinutes(5));
        // 1500 seconds of work, of which 480 fit into any ten minutes.
        Assert.InRange(_clock.Elapsed.TotalMinutes, 20, 33);
    }

    private static void AssertMadeOnce(SandboxPortal portal, Outcome<OpenLine>[] outcomes, int count)
    {
        Assert.Equal([], outcomes.Where(outcome => !outcome.IsSuccess).Select(outcome => $"{outcome.Error}"));
        Assert.Equal(
            Enumerable.Range(1, count).Select(i => $"Line {i}"), outcomes.Select(outcome => outcome.Value.Name));
        Dictionary<int, string> made = portal.Lines.ToDictionary(line => line.Id, line => line.Name);
        Assert.Equal(count, made.Count);
        Assert.All(outcomes, outcome => Assert.Equal(made[outcome.Value.Id], outcome.Value.Name));
        Assert.Equal(count, outcomes.Select(outcome => outcome.Value.Id).Distinct().Count());
    }

    private static OpenLineSettings[] Named(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new OpenLineSettings { Name = $"Line {i}" })];

    private SandboxPortal Portal(bool limited = true) => new(new SandboxOptions
    {
        Clock = () => _clock.Now,
        Delay = _clock.DelayAsync,
        Latency = TimeSpan.FromMilliseconds(100),
        TimePerCall = TimeSpan.FromMilliseconds(5),
        RequestBurst = limited ? Burst : null,
        RequestsPerSecond = PerSecond,
    });

    private RestClient Client(SandboxPortal portal, bool application = false)
    {
        string address = portal.WebhookUrl.GetLeftPart(UriPartial.Authority);
        Credential credential = application
            ? ApplicationCredential.Create(new ApplicationCredentialOptions
            {
                Portal = address,
                ClientId = portal.Application.ClientId,
                ClientSecret = portal.Application.ClientSecret,
                AccessToken = portal.Application.AccessToken,
                RefreshToken = portal.Application.RefreshToken,
                AuthorizationServer = address,
            })
            : WebhookCredential.Parse(portal.WebhookUrl.AbsoluteUri);
        return new RestClient(credential, new RestClientOptions
        {
            Handler = portal.CreateHandler(),
            Clock = _clock,
            Random = new Random(1),
            Limits = new PortalLimits(_clock)
            {
                Rate = portal.Settings.RequestBurst is null ? RequestRate.Unlimited : RequestRate.Standard,
            },
        });
    }

    /// <summary>Creates lines as a cmdlet does: chunk by chunk, some of them under way at once.</summary>
    private Outcome<OpenLine>[] Create(RestClient rest, OpenLineSettings[] lines, bool readBack = true)
    {
        using var writer = new OpenLineWriter(rest, new PortalQuirks(), readBack);
        var chunks = new Queue<(int Start, OpenLineSettings[] Lines)>(lines
            .Chunk(OpenLineWriter.MaxTogether).Select((chunk, i) => (i * OpenLineWriter.MaxTogether, chunk)));
        var outcomes = new Outcome<OpenLine>[lines.Length];

        async Task WorkAsync()
        {
            while (TryTake() is { } chunk)
            {
                IReadOnlyList<Outcome<OpenLine>> done =
                    await writer.CreateAsync(chunk.Lines, CancellationToken.None).ConfigureAwait(false);
                for (int i = 0; i < done.Count; i++)
                    outcomes[chunk.Start + i] = done[i];
            }
        }

        (int Start, OpenLineSettings[] Lines)? TryTake()
        {
            lock (chunks)
                return chunks.TryDequeue(out (int Start, OpenLineSettings[] Lines) chunk) ? chunk : null;
        }

        _clock.Run(() => Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => WorkAsync())));
        return outcomes;
    }

    /// <summary>A client that asks as often as it can, and once a second where it is turned away.</summary>
    private async Task SendWithoutRegardAsync(SandboxPortal portal, CancellationToken token)
    {
        using var http = new HttpClient(portal.CreateHandler());
        while (!token.IsCancellationRequested)
        {
            using var body = new StringContent("{}", Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = await http
                .PostAsync(new Uri(portal.WebhookUrl, "profile"), body, CancellationToken.None).ConfigureAwait(false);
            double pause = answer.IsSuccessStatusCode ? 0.2 : 1;
            await _clock.DelayAsync(TimeSpan.FromSeconds(pause), CancellationToken.None).ConfigureAwait(false);
        }
    }
}
