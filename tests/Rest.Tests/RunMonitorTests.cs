namespace Bitrix24.Rest.Tests;

public sealed class RunMonitorTests
{
    private readonly SimulatedClock _clock = new();
    private readonly RunMonitor _run;

    public RunMonitorTests() => _run = new RunMonitor(_clock) { KeepsReports = true };

    [Fact]
    public void Counts_what_waits_at_the_same_time_once()
    {
        IDisposable first = _run.BeginWait(WaitCause.Retry, null, TimeSpan.FromSeconds(10));
        Pass(4);
        IDisposable second = _run.BeginWait(WaitCause.Retry, null, TimeSpan.FromSeconds(10));
        Pass(4);
        first.Dispose();
        first.Dispose();
        Pass(2);
        Assert.Equal(10, _run.TimeOf(WaitCause.Retry).TotalSeconds);
        second.Dispose();
        Pass(100);

        Assert.Equal(10, _run.TimeOf(WaitCause.Retry).TotalSeconds);
        Assert.Equal(2, _run.Waits);
    }

    [Fact]
    public void Shows_what_takes_longest()
    {
        using IDisposable one = _run.BeginWait(WaitCause.RequestLimit, null, TimeSpan.FromSeconds(1));
        IDisposable other = _run.BeginWait(WaitCause.OperatingTime, "x.add", TimeSpan.FromSeconds(60));
        Assert.Equal((WaitCause.OperatingTime, "x.add"), (_run.Waiting!.Cause, _run.Waiting.Subject));

        other.Dispose();

        Assert.Equal(WaitCause.RequestLimit, _run.Waiting!.Cause);
    }

    [Fact]
    public async Task Sees_the_requests_of_its_own_run_only()
    {
        StubPortal portal = new StubPortal().Answers("{result:1}").Answers(
            "{result:{result:{c0:1,c1:2}},time:{duration:0.5,operating:3.5}}").Answers("{error:'NO'}");
        using RestClient client = portal.Client();
        await client.SendAsync(new RestCall("other"), CancellationToken.None);

        RestClient watched = client.WatchedBy(_run);
        await watched.SendAsync([new RestCall("a"), new RestCall("a")], CancellationToken.None);
        await watched.SendAsync(new RestCall("b"), CancellationToken.None);

        Assert.Equal((2, 3, 0), (_run.Requests, _run.Calls, _run.Retries));
        RequestReport[] reports = [.. _run.DrainReports()];
        Assert.Equal(["batch of 2, a", "b"], reports.Select(report => $"{report}".Split(':')[0]));
        Assert.EndsWith("operating 3.5 s", $"{reports[0]}", StringComparison.Ordinal);
        Assert.EndsWith(", NO", $"{reports[1]}", StringComparison.Ordinal);
        Assert.Empty(_run.DrainReports());
    }

    [Fact]
    public async Task Counts_the_calls_that_are_sent_again()
    {
        StubPortal portal = new StubPortal()
            .Answers("{result:{result:{c0:1},result_error:{c1:{error:'OPERATION_TIME_LIMIT'}}}}")
            .Answers("{result:{result:{c1:2}}}");
        using RestClient client = portal.Client();

        await client.WatchedBy(_run).SendAsync([new RestCall("a"), new RestCall("b")], CancellationToken.None);

        Assert.Equal((2, 3, 1), (_run.Requests, _run.Calls, _run.Retries));
    }

    [Fact]
    public void Adds_up_waits_of_all_causes()
    {
        Pass(100);
        _run.BeginWait(WaitCause.Retry, null, TimeSpan.Zero).Dispose();
        using IDisposable other = _run.BeginWait(WaitCause.RequestLimit, null, TimeSpan.Zero);
        Pass(3);

        Assert.Equal(2, _run.Waits);
        Assert.Equal(3, _run.TimeOf(WaitCause.RequestLimit).TotalSeconds);
    }

    private void Pass(double seconds) =>
        _clock.Run(() => _clock.DelayAsync(TimeSpan.FromSeconds(seconds), CancellationToken.None));

    [Fact]
    public async Task Says_what_leaves_when_it_leaves_and_can_keep_it_back()
    {
        var left = new List<object>();
        var portal = new StubPortal();
        portal.Answers("{\"result\":true}");
        using RestClient client = portal.Client();
        _run.Leaving = sources =>
        {
            Assert.Empty(portal.Sent);
            left.AddRange(sources);
            return left.Contains("stop") ? new RestError("STOP", "stop", Execution.Refused) : null;
        };

        Outcome<JToken> kept = await client.WatchedBy(_run)
            .SendAsync(new RestCall("x.add", null, CallKind.Creation) { Source = "stop" }, CancellationToken.None);
        Assert.Equal(("STOP", 0), (kept.Error!.Code, portal.Sent.Count));
        left.Clear();
        Outcome<JToken> sent = await client.WatchedBy(_run)
            .SendAsync(new RestCall("x.add", null, CallKind.Creation) { Source = "go" }, CancellationToken.None);

        Assert.True(sent.IsSuccess);
        Assert.Equal(["go"], left);
        Assert.Single(portal.Sent);
    }
}
