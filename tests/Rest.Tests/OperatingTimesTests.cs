namespace Bitrix24.Rest.Tests;

public sealed class OperatingTimesTests
{
    private readonly SimulatedClock _clock = new(start: TimeSpan.FromMinutes(100));
    private readonly CallDurations _durations = new();
    private readonly OperatingTimes _times;

    public OperatingTimesTests() => _times = new OperatingTimes(_clock, _durations);

    [Fact]
    public void Lets_a_method_through_of_which_nothing_is_known() => Assert.Equal(0, WaitOf("config.add", 50));

    [Fact]
    public void Lets_only_the_method_wait_that_is_near_its_limit_until_its_oldest_minute_is_forgotten()
    {
        _times.Report("config.add", Time(operating: 470, resetIn: 42));

        Assert.Equal(0, WaitOf("config.get", 1));
        Assert.Equal(42, WaitOf("config.add", 1));
    }

    [Fact]
    public void Counts_what_the_calls_are_expected_to_take()
    {
        _durations.Report("config.add", TimeSpan.FromSeconds(1));
        _times.Report("config.add", Time(operating: 440, resetIn: 30));

        Assert.Equal(0, WaitOf("config.add", 20));
        Assert.Equal(30, WaitOf("config.add", 21));
    }

    [Fact]
    public void Counts_what_is_under_way()
    {
        _durations.Report("config.add", TimeSpan.FromSeconds(1));
        _times.Report("config.add", Time(operating: 440, resetIn: 300));
        IDisposable underWay = Enter("config.add", 15);

        Task<IDisposable> next = EnterAsync("config.add", 15);
        Assert.False(next.IsCompleted);
        _times.Report("config.add", Time(operating: 441, resetIn: 300));
        underWay.Dispose();
        _clock.Run(() => next);

        Assert.InRange(_clock.Elapsed.TotalSeconds - 6000, 0.5, 1.5);
    }

    [Fact]
    public void Waits_a_minute_after_a_call_was_turned_away_that_nothing_was_known_of()
    {
        _times.Refused("config.add");

        Assert.Equal(TimeSpan.FromMinutes(1), _times.TimeFor("config.add"));
        Assert.Equal(60, WaitOf("config.add", 1));
    }

    [Fact]
    public void Waits_as_long_as_the_portal_said_after_a_call_was_turned_away()
    {
        _times.Report("config.add", Time(operating: 450, resetIn: 200));
        _times.Refused("config.add");

        Assert.Equal(200, WaitOf("config.add", 1));
    }

    [Fact]
    public void Waits_a_moment_after_a_call_was_turned_away_of_a_method_that_has_run_for_little()
    {
        _times.Report("config.add", Time(operating: 1, resetIn: 200));
        _times.Refused("config.add");

        Assert.Equal(5, WaitOf("config.add", 1));
    }

    [Fact]
    public void Watches_the_batch_itself_like_any_method()
    {
        _times.Report("batch", Time(operating: 479, resetIn: 10));

        Assert.Equal(10, WaitOf(["batch", "config.get", "config.get"]));
    }

    [Fact]
    public void Tells_which_method_waits_and_until_when()
    {
        var run = new RunMonitor(_clock);
        _times.Report("config.add", Time(operating: 479, resetIn: 90));
        Task<IDisposable> waiting = _times.EnterAsync(["config.add"], run, CancellationToken.None);

        Assert.Equal(
            new RunWait(
                WaitCause.OperatingTime, "config.add", _clock.Now, _clock.Now + TimeSpan.FromSeconds(90)),
            run.Waiting);
        _clock.Run(() => waiting);
        Assert.Null(run.Waiting);
        Assert.Equal(TimeSpan.FromSeconds(90), run.TimeOf(WaitCause.OperatingTime));
    }

    [Fact]
    public void Can_be_stopped_while_it_waits()
    {
        using var stop = new CancellationTokenSource();
        _times.Refused("config.add");
        Task<IDisposable> waiting = _times.EnterAsync(["config.add"], run: null, stop.Token);

        _clock.Do(stop.Cancel);

        Assert.True(waiting.IsCanceled);
    }

    [Theory]
    [InlineData("{duration:'1.5',operating:0.25,operating_reset_at:1700000600,finish:1700000000.5}", 1.5, 0.25, 599.5)]
    [InlineData("{duration:2,operating:3}", 2.0, 3.0, null)]
    [InlineData("{start:1}", null, null, null)]
    [InlineData("{duration:0,operating:-1}", 0.0, null, null)]
    [InlineData("{duration:1000000,operating:999999}", null, 999999.0, null)]
    [InlineData("{duration:'soon',operating:null,operating_reset_at:[]}", null, null, null)]
    public void Reads_what_a_portal_tells(string json, double? duration, double? operating, double? resetIn) =>
        Assert.Equal(
            new CallTime(Seconds(duration), Seconds(operating), Seconds(resetIn)),
            CallTime.Read(RestResponse.TryParse(json)));

    [Fact]
    public void Reads_nothing_where_a_portal_tells_nothing() => Assert.Null(CallTime.Read(null));

    [Fact]
    public void Keeps_what_it_knows_where_an_answer_tells_nothing()
    {
        _times.Report("config.add", Time(operating: 470, resetIn: 42));
        _times.Report("config.add", new CallTime(TimeSpan.FromSeconds(1), null, null));

        Assert.Equal(42, WaitOf("config.add", 1));
    }

    [Fact]
    public void Believes_the_portal_that_half_of_the_limit_is_enough_to_be_turned_away()
    {
        _times.Report("config.add", Time(operating: 230, resetIn: 200));
        _times.Refused("config.add");

        Assert.Equal(200, _times.TimeFor("config.add").TotalSeconds);
    }

    [Fact]
    public void Waits_no_shorter_where_a_later_refusal_says_so()
    {
        _times.Refused("config.add");
        _times.Report("config.add", Time(operating: 1, resetIn: 200));
        _times.Refused("config.add");

        Assert.Equal(60, _times.TimeFor("config.add").TotalSeconds);
    }

    [Fact]
    public void Has_nothing_to_wait_for_when_the_time_is_over()
    {
        _times.Refused("config.add");
        _clock.Run(() => _clock.DelayAsync(TimeSpan.FromMinutes(2), CancellationToken.None));

        Assert.Equal(TimeSpan.Zero, _times.TimeFor("config.add"));
    }

    [Fact]
    public void Looks_again_each_second_while_calls_are_under_way_whose_minute_is_forgotten()
    {
        _durations.Report("config.add", TimeSpan.FromSeconds(1));
        _times.Report("config.add", Time(operating: 420, resetIn: 10));
        IDisposable underWay = Enter("config.add", 30);
        _clock.Run(() => _clock.DelayAsync(TimeSpan.FromSeconds(20), CancellationToken.None));
        var run = new RunMonitor(_clock);

        Task<IDisposable> next = _times.EnterAsync([.. Enumerable.Repeat("config.add", 30)], run, default);

        Assert.False(next.IsCompleted);
        Assert.Equal(TimeSpan.FromSeconds(1), run.Waiting!.Until - run.Waiting.Since);
        underWay.Dispose();
        TimeSpan before = _clock.Elapsed;
        _clock.Run(() => next);
        Assert.Equal(TimeSpan.FromSeconds(1), _clock.Elapsed - before);
    }

    private static TimeSpan? Seconds(double? seconds) =>
        seconds is null ? null : TimeSpan.FromSeconds(seconds.Value);

    private static CallTime Time(double operating, double resetIn) =>
        new(null, TimeSpan.FromSeconds(operating), TimeSpan.FromSeconds(resetIn));

    private double WaitOf(string method, int calls) => WaitOf([.. Enumerable.Repeat(method, calls)]);

    private double WaitOf(IReadOnlyCollection<string> methods)
    {
        TimeSpan before = _clock.Elapsed;
        _clock.Run(() => _times.EnterAsync(methods, run: null, CancellationToken.None)).Dispose();
        return (_clock.Elapsed - before).TotalSeconds;
    }

    private IDisposable Enter(string method, int calls) => _clock.Run(() => EnterAsync(method, calls));

    private Task<IDisposable> EnterAsync(string method, int calls) =>
        _times.EnterAsync([.. Enumerable.Repeat(method, calls)], run: null, CancellationToken.None);
}
