namespace Bitrix24.Sandbox.Tests;

/// <summary>The leaky bucket of requests.</summary>
public sealed class RequestLimitTests
{
    private readonly Simulation _time = new();

    [Fact]
    public void There_is_no_limit_by_default() => Run(settings => settings, async portal =>
        Assert.Equal("200:200", await BurstAsync(portal, 200)));

    [Fact]
    public void A_burst_fills_the_bucket_and_the_next_request_does_not_run() => Run(Standard, async portal =>
    {
        Assert.Equal("200:50 503:3", await BurstAsync(portal, 53));
        Assert.Equal((503, "QUERY_LIMIT_EXCEEDED", "Too many requests"), await portal.FailAsync(TestPortal.Add));
        Assert.Equal(50, portal.Portal.LineCount);
    });

    [Fact]
    public void The_bucket_drains_steadily_and_not_below_the_bottom() => Run(Standard, async portal =>
    {
        await BurstAsync(portal, 50);
        await _time.DelayAsync(0.4);
        Assert.Equal("503:1", await BurstAsync(portal, 1));
        await _time.DelayAsync(0.1);
        Assert.Equal("200:1 503:1", await BurstAsync(portal, 2));
        await _time.DelayAsync(10);
        Assert.Equal("200:20 503:1", await BurstAsync(portal, 21));
        await _time.DelayAsync(3600);
        Assert.Equal("200:50 503:1", await BurstAsync(portal, 51));
    });

    [Fact]
    public void Who_keeps_to_the_rate_is_never_refused() => Run(
        settings => settings with { RequestBurst = 1, RequestsPerSecond = 10 }, async portal =>
        {
            for (int i = 0; i < 100; i++)
            {
                Assert.Equal("200:1", await BurstAsync(portal, 1));
                await _time.DelayAsync(0.1);
            }
        });

    [Fact]
    public void A_refused_request_fills_nothing_and_spends_no_fault() => Run(
        settings => settings with { RequestBurst = 1 }, async portal =>
        {
            portal.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.ServerError, Skip = 1 });
            Assert.Equal("200:1 503:9", await BurstAsync(portal, 10));
            await _time.DelayAsync(0.5);
            Assert.Equal("500:1", await BurstAsync(portal, 1));
        });

    [Theory]
    [InlineData(SandboxFaultKind.DropBefore)]
    [InlineData(SandboxFaultKind.ResetBefore)]
    public void What_never_came_through_does_not_count(SandboxFaultKind kind) => Run(
        settings => settings with { RequestBurst = 1 }, async portal =>
        {
            portal.Portal.Faults.Add(new SandboxFault { Kind = kind, Times = 3 });
            for (int i = 0; i < 3; i++)
                await Assert.ThrowsAsync<HttpRequestException>(() => portal.CallAsync("profile"));

            Assert.Equal("200:1 503:1", await BurstAsync(portal, 2));
        });

    [Fact]
    public void The_token_endpoint_is_exempt() => Run(Standard, async portal =>
    {
        Assert.Equal("200:50 503:1", await BurstAsync(portal, 51));
        for (int i = 0; i < 60; i++)
            Assert.Equal(400, (await portal.SendAsync(HttpMethod.Get, "oauth/token/")).Status);
        await _time.DelayAsync(0.5);
        Assert.Equal("200:1", await BurstAsync(portal, 1));
    });

    [Fact]
    public void A_batch_is_one_request() => Run(
        settings => settings with { RequestBurst = 1 }, async portal =>
        {
            JToken batch = await portal.CallAsync("batch", """{"cmd": ["profile", "profile", "profile"]}""");

            Assert.Equal(3, batch["result"]!.Count());
        });

    [Fact]
    public void A_limit_can_be_set_while_the_portal_runs_and_a_reset_forgets_it() => Run(Standard, async portal =>
    {
        await BurstAsync(portal, 50);
        portal.Portal.Settings = portal.Portal.Settings with { RequestBurst = 250 };
        Assert.Equal("200:200 503:1", await BurstAsync(portal, 201));

        portal.Portal.Reset();

        Assert.Equal("200:50 503:1", await BurstAsync(portal, 51));
    });

    private static SandboxOptions Standard(SandboxOptions options) =>
        options with { RequestBurst = 50, RequestsPerSecond = 2 };

    /// <summary>How many requests that come at once are answered by which status.</summary>
    private static async Task<string> BurstAsync(TestPortal portal, int count)
    {
        portal.Portal.Requests.Clear();
        for (int i = 0; i < count; i++)
            await portal.GetAsync(TestPortal.Add);
        return string.Join(' ', portal.Portal.Requests
            .GroupBy(request => request.Status)
            .Select(group => $"{group.Key}:{group.Count()}"));
    }

    private void Run(Func<SandboxOptions, SandboxOptions> set, Func<TestPortal, Task> test) => _time.Run(async () =>
    {
        using var portal = new TestPortal(set(_time.Options));
        await test(portal);
    });
}
