namespace Bitrix24.Sandbox.Tests;

/// <summary>How long methods may run. The simulation starts with a full minute.</summary>
public sealed class OperatingTimeTests
{
    private readonly Simulation _time = new();

    [Fact]
    public void What_a_method_has_run_is_told_with_each_call() => Run(TenSecondsACall, async portal =>
    {
        Assert.Equal(10, (double)(await TimeAsync(portal, "profile"))["operating"]!);
        Assert.Equal(20, (double)(await TimeAsync(portal, "Profile"))["operating"]!);
        Assert.Equal(10, (double)(await TimeAsync(portal, "scope"))["operating"]!);
    });

    [Fact]
    public void It_counts_for_each_credential_apart() => Run(TenSecondsACall, async portal =>
    {
        Uri other = portal.Portal.CreateWebhook(1, "user");
        await portal.CallAsync("profile");

        Assert.Equal(10, (double)(await TimeAsync(portal, "profile", other))["operating"]!);
        portal.Application = portal.Portal.Application;
        Assert.Equal(10, (double)(await TimeAsync(portal, "profile"))["operating"]!);
    });

    [Fact]
    public void A_minute_is_dropped_when_nine_others_have_followed_it() => Run(TenSecondsACall, async portal =>
    {
        await portal.CallAsync("profile");
        await _time.DelayAsync(60);
        JToken second = await TimeAsync(portal, "profile");
        Assert.Equal(20, (double)second["operating"]!);
        Assert.Equal(Simulation.Start.AddMinutes(10).ToUnixTimeSeconds(), (long)second["operating_reset_at"]!);

        // The third ends at 9:59, the fourth at 10:09, and the first minute counts no more.
        await _time.DelayAsync(599 - 10 - _time.Seconds);
        Assert.Equal(30, (double)(await TimeAsync(portal, "profile"))["operating"]!);
        JToken fourth = await TimeAsync(portal, "profile");
        Assert.Equal(30, (double)fourth["operating"]!);
        Assert.Equal(Simulation.Start.AddMinutes(11).ToUnixTimeSeconds(), (long)fourth["operating_reset_at"]!);

        await _time.DelayAsync(3600);
        JToken last = await TimeAsync(portal, "profile");
        Assert.Equal(10, (double)last["operating"]!);
        Assert.Equal(
            (_time.Now.ToUnixTimeSeconds() / 60 * 60) + 600, (long)last["operating_reset_at"]!);
    });

    [Fact]
    public void Past_the_limit_a_method_waits_until_the_oldest_minute_is_dropped() => Run(Limited, async portal =>
    {
        await portal.AddAsync();
        long reset = 0;
        for (int i = 0; i < 2; i++)
            reset = (long)(await TimeAsync(portal, TestPortal.Add))["operating_reset_at"]!;

        Assert.Equal(
            (429, "OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit"),
            await portal.FailAsync(TestPortal.Add));
        Assert.Equal(30, _time.Seconds);
        Assert.Equal(200, (await portal.PostAsync("profile")).Status);

        await _time.DelayAsync(reset - 1 - _time.Now.ToUnixTimeSeconds());
        Assert.Equal(429, (await portal.FailAsync(TestPortal.Add)).Status);
        await _time.DelayAsync(1);
        Assert.Equal(4, await portal.AddAsync());
    });

    [Fact]
    public void The_limit_strikes_the_calls_of_a_batch_that_come_too_late() => Run(Limited, async portal =>
    {
        JToken batch = await portal.CallAsync("batch", $$"""
            {
                "cmd": {
                    "a": "{{TestPortal.Add}}", "b": "{{TestPortal.Add}}", "c": "{{TestPortal.Add}}",
                    "d": "{{TestPortal.Add}}", "e": "profile"
                }
            }
            """);

        Assert.Equal(["a", "b", "c", "e"], ((JObject)batch["result"]!).Properties().Select(item => item.Name));
        Assert.Equal("OPERATION_TIME_LIMIT", (string?)batch["result_error"]!["d"]!["error"]);
        Assert.Equal(40, _time.Seconds);
        Assert.Equal([10, 20, 30, 10], batch["result_time"]!.Select(time => (double)time.First!["operating"]!));
    });

    [Fact]
    public void A_call_that_fails_is_charged_and_one_that_is_refused_is_not() => Run(Limited, async portal =>
    {
        for (int i = 0; i < 3; i++)
            Assert.Equal("CONFIG_ID_EMPTY", (await portal.FailAsync(TestPortal.Get)).Code);

        for (int i = 0; i < 3; i++)
            Assert.Equal("OPERATION_TIME_LIMIT", (await portal.FailAsync(TestPortal.Get)).Code);
        Assert.Equal(30, _time.Seconds);
    });

    [Fact]
    public void A_batch_is_not_charged_itself() => Run(Limited, async portal =>
    {
        for (int i = 0; i < 3; i++)
        {
            (int _, JObject answer) = await portal.PostAsync("batch", """{"cmd": ["profile", "scope"]}""");

            Assert.Equal(20, (double)answer["time"]!["duration"]!);
            Assert.Equal(0, (double)answer["time"]!["operating"]!);
        }
        Assert.Equal(200, (await portal.PostAsync("batch")).Status);
        Assert.Equal(429, (await portal.FailAsync("profile")).Status);
    });

    [Fact]
    public void A_batch_can_be_charged_instead_of_its_calls() => Run(
        options => Limited(options) with { ChargesBatch = true }, async portal =>
        {
            (int _, JObject answer) = await portal.PostAsync("batch", """{"cmd": ["profile", "scope", "profile"]}""");

            Assert.Equal(30, (double)answer["time"]!["operating"]!);
            Assert.All(answer["result"]!["result_time"]!, time => Assert.Equal(0, (double)time["operating"]!));
            Assert.Equal(429, (await portal.FailAsync("batch", """{"cmd": ["profile"]}""")).Status);
            Assert.Equal(10, (double)(await TimeAsync(portal, "profile"))["operating"]!);
        });

    [Fact]
    public void There_is_no_limit_by_default_and_a_reset_forgets_the_past() => Run(TenSecondsACall, async portal =>
    {
        for (int i = 0; i < 100; i++)
            await portal.CallAsync("profile");
        portal.Portal.Settings = portal.Portal.Settings with { OperatingLimit = TimeSpan.FromSeconds(480) };
        Assert.Equal(429, (await portal.FailAsync("profile")).Status);

        portal.Portal.Reset();

        Assert.Equal(10, (double)(await TimeAsync(portal, "profile"))["operating"]!);
    });

    private static SandboxOptions TenSecondsACall(SandboxOptions options) =>
        options with { TimePerCall = TimeSpan.FromSeconds(10) };

    private static SandboxOptions Limited(SandboxOptions options) =>
        TenSecondsACall(options) with { OperatingLimit = TimeSpan.FromSeconds(30) };

    private static async Task<JToken> TimeAsync(TestPortal portal, string method, Uri? webhook = null)
    {
        (int status, JObject answer) = await portal.PostAsync(method, webhook: webhook);
        Assert.Equal(200, status);
        return answer["time"]!;
    }

    private void Run(Func<SandboxOptions, SandboxOptions> set, Func<TestPortal, Task> test) => _time.Run(async () =>
    {
        using var portal = new TestPortal(set(_time.Options));
        await test(portal);
    });
}
