namespace Bitrix24.Sandbox.Tests;

/// <summary>How long calls take, and what happens meanwhile.</summary>
public sealed class CallTimeTests
{
    private static readonly string FiveAdds =
        new JObject { ["cmd"] = new JArray(Enumerable.Repeat(TestPortal.Add, 5)) }.ToString();

    private readonly Simulation _time = new();

    [Fact]
    public void A_call_takes_its_time_after_the_way_there() => Run(
        options => options with { Latency = Seconds(0.25), TimePerCall = Seconds(2) }, async portal =>
        {
            (int _, JObject answer) = await portal.PostAsync("profile");

            Assert.Equal(2.25, _time.Seconds);
            Assert.Equal(2, (double)answer["time"]!["duration"]!);
            Assert.Equal(2, (double)answer["time"]!["processing"]!);
            Assert.Equal("2026-08-03T12:00:02+00:00", (string?)answer["time"]!["date_finish"]);
        });

    [Fact]
    public void The_calls_of_a_batch_take_theirs_one_after_another() => Run(TwoSecondsACall, async portal =>
    {
        (int _, JObject answer) = await portal.PostAsync("batch", FiveAdds);

        Assert.Equal(10, _time.Seconds);
        Assert.Equal(10, (double)answer["time"]!["duration"]!);
        Assert.All(answer["result"]!["result_time"]!, time => Assert.Equal(2, (double)time["duration"]!));
        Assert.Equal("2026-08-03T12:00:04+00:00", (string?)answer["result"]!["result_time"]![2]!["date_start"]);
    });

    [Fact]
    public void Methods_have_times_of_their_own() => Run(
        options => options with
        {
            TimePerCall = Seconds(1),
            TimePerMethod = new Dictionary<string, TimeSpan> { ["IMOPENLINES.config.add"] = Seconds(3) },
        },
        async portal =>
        {
            await portal.CallAsync(
                "batch", """{"cmd": ["imopenlines.config.add", "profile", "imopenlines.config.Add"]}""");

            Assert.Equal(7, _time.Seconds);
        });

    [Fact]
    public void What_is_refused_takes_no_time() => Run(TwoSecondsACall, async portal =>
    {
        await portal.FailAsync("nope");
        await portal.CallAsync("batch", """{"cmd": ["nope", "batch?cmd[0]=profile"]}""");
        await portal.FailAsync("profile", webhook: new Uri(portal.Portal.Address, "rest/1/wrong/"));

        Assert.Equal(0, _time.Seconds);
    });

    [Fact]
    public void Other_requests_run_between_the_calls_of_a_batch() => Run(TwoSecondsACall, async portal =>
    {
        Task<JToken> batch = portal.CallAsync("batch", FiveAdds);
        await _time.DelayAsync(5);
        Task<int> single = portal.AddAsync();

        Assert.Equal(4, await single);
        Assert.Equal(7, _time.Seconds);
        Assert.Equal([1, 2, 3, 5, 6], (await batch)["result"]!.Values<int>());
        Assert.Equal(10, _time.Seconds);
    });

    [Fact]
    public void Requests_do_not_wait_for_one_another() => Run(TwoSecondsACall, async portal =>
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => portal.CallAsync("batch", FiveAdds)));

        Assert.Equal(10, _time.Seconds);
        Assert.Equal(100, portal.Portal.LineCount);
    });

    [Fact]
    public void What_a_call_does_happens_at_the_end_of_its_time() => Run(TwoSecondsACall, async portal =>
    {
        Task<int> adding = portal.AddAsync();
        await _time.DelayAsync(1.9);
        Assert.Equal(0, portal.Portal.LineCount);
        await adding;
        Assert.Equal(1, portal.Portal.LineCount);
    });

    [Fact]
    public void A_request_runs_on_when_its_client_has_gone() => Run(TwoSecondsACall, async portal =>
    {
        using var patience = new CancellationTokenSource();
        Task<SandboxResponse> batch = SendAsync(portal.Portal, "batch", FiveAdds, patience.Token);
        await _time.DelayAsync(3);

        patience.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => batch);
        Assert.Equal(3, _time.Seconds);
        Assert.Equal(1, portal.Portal.LineCount);
        await _time.DelayAsync(10);
        Assert.Equal(5, portal.Portal.LineCount);
        Assert.Equal(200, Assert.Single(portal.Portal.Requests).Status);
    });

    [Fact]
    public void A_request_whose_client_goes_before_it_arrives_does_not_run() => Run(
        options => options with { Latency = Seconds(1) }, async portal =>
        {
            using var patience = new CancellationTokenSource();
            Task<SandboxResponse> batch = SendAsync(portal.Portal, "batch", FiveAdds, patience.Token);
            await _time.DelayAsync(0.5);

            patience.Cancel();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => batch);
            await _time.DelayAsync(10);
            Assert.Equal(0, portal.Portal.LineCount);
            Assert.Empty(portal.Portal.Requests);
        });

    [Fact]
    public void A_request_is_logged_when_it_comes_and_its_status_later() => Run(TwoSecondsACall, async portal =>
    {
        Task<JToken> slow = portal.CallAsync("batch", FiveAdds);
        await portal.FailAsync("nope");

        Assert.Equal(["batch ", "nope 404"], Log());
        await slow;
        Assert.Equal(["batch 200", "nope 404"], Log());

        IEnumerable<string> Log() => portal.Portal.Requests.Select(request => $"{request.Method} {request.Status}");
    });

    [Fact]
    public void A_request_whose_time_is_up_is_ended_between_its_calls() => Run(
        options => options with { TimePerCall = Seconds(25) }, async portal =>
        {
            SandboxResponse answer = await SendAsync(portal.Portal, "batch", FiveAdds, CancellationToken.None);

            Assert.Equal(60, _time.Seconds);
            Assert.Equal((504, "text/html"), (answer.Status, answer.ContentType));
            Assert.StartsWith("<html>", answer.Body);
            await _time.DelayAsync(1000);
            Assert.Equal(2, portal.Portal.LineCount);
        });

    [Theory]
    [InlineData(20, 200)]
    [InlineData(20.01, 504)]
    public void The_time_of_a_request_can_be_set_and_a_call_may_use_it_up(double seconds, int status) => Run(
        options => options with { TimePerCall = Seconds(seconds), RequestTimeLimit = Seconds(20) }, async portal =>
        {
            SandboxResponse answer = await SendAsync(portal.Portal, TestPortal.Add, "{}", CancellationToken.None);

            Assert.Equal(status, answer.Status);
            Assert.Equal(20, _time.Seconds);
            Assert.Equal(status == 200 ? 1 : 0, portal.Portal.LineCount);
        });

    [Fact]
    public void A_reset_portal_gets_nothing_from_before() => Run(TwoSecondsACall, async portal =>
    {
        Task<SandboxResponse> batch = SendAsync(portal.Portal, "batch", FiveAdds, CancellationToken.None);
        await _time.DelayAsync(3);

        portal.Portal.Reset();

        Assert.Equal(504, (await batch).Status);
        Assert.Equal(4, _time.Seconds);
        Assert.Equal(0, portal.Portal.LineCount);
        Assert.Empty(portal.Portal.Statistics.ByStatus);
        Assert.Equal(2, (double)(await portal.PostAsync(TestPortal.Add)).Body["time"]!["operating"]!);
    });

    [Fact]
    public void A_slow_answer_comes_late_to_a_call_that_has_run() => Run(options => options, async portal =>
    {
        portal.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.SlowAnswer });
        portal.Portal.Faults.Add(new SandboxFault
        {
            Kind = SandboxFaultKind.SlowAnswer, Skip = 1, Delay = Seconds(7),
        });

        Task<int> slow = portal.AddAsync();
        Assert.Equal(1, portal.Portal.LineCount);
        Assert.Equal(1, await slow);
        Assert.Equal(120, _time.Seconds);
        Assert.Equal(2, await portal.AddAsync());
        Assert.Equal(127, _time.Seconds);
    });

    [Fact]
    public void A_client_can_tire_of_a_slow_answer() => Run(options => options, async portal =>
    {
        using var patience = new CancellationTokenSource();
        portal.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.SlowAnswer });
        Task<SandboxResponse> slow = SendAsync(portal.Portal, TestPortal.Add, "{}", patience.Token);
        await _time.DelayAsync(30);

        patience.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
        Assert.Equal(30, _time.Seconds);
        Assert.Equal(1, portal.Portal.LineCount);
    });

    /// <summary>What makes a run repeatable: no thread but the one that lets the time pass.</summary>
    [Fact]
    public void Everything_runs_where_the_time_is_made() => Run(TwoSecondsACall, async portal =>
    {
        int thread = Environment.CurrentManagedThreadId;

        await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            await portal.CallAsync("batch", FiveAdds).ConfigureAwait(false);
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
        }));

        Assert.Equal(thread, Environment.CurrentManagedThreadId);
    });

    [Fact]
    public async Task A_portal_that_takes_no_time_answers_at_once()
    {
        var portal = new SandboxPortal();
        using var client = new HttpClient(portal.CreateHandler());

        Task<string> answer = client.GetStringAsync(new Uri(portal.WebhookUrl, "profile"));

        Assert.True(answer.IsCompletedSuccessfully);
        Assert.Contains("Marta", await answer);
    }

    private static SandboxOptions TwoSecondsACall(SandboxOptions options) => options with { TimePerCall = Seconds(2) };

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static Task<SandboxResponse> SendAsync(
        SandboxPortal portal, string method, string json, CancellationToken token) => portal.HandleAsync(
        new SandboxRequest(new Uri(portal.WebhookUrl, method), "application/json", json), token);

    private void Run(Func<SandboxOptions, SandboxOptions> set, Func<TestPortal, Task> test) => _time.Run(async () =>
    {
        using var portal = new TestPortal(set(_time.Options));
        await test(portal);
    });
}
