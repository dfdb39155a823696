namespace Bitrix24.Rest.Tests;

public sealed class RequestBucketTests
{
    private static readonly TimeSpan Start = TimeSpan.FromMinutes(100);

    private readonly SimulatedClock _clock = new(start: Start);
    private readonly RequestBucket _bucket;

    public RequestBucketTests() => _bucket = new RequestBucket(_clock) { Rate = new RequestRate(5, 2) };

    [Fact]
    public void Lets_the_burst_out_and_then_the_rate()
    {
        List<double> sent = Send(25);

        Assert.Equal(4, sent.Count(at => at == 0));
        Assert.Equal(10, sent[^1], tolerance: 0.05);
    }

    [Fact]
    public void Never_overflows_the_portals_own_bucket_even_when_a_request_is_late()
    {
        var portal = new PortalBucket(5, 2);

        foreach ((double at, int i) in Send(200).Select((at, i) => (at, i)))
            Assert.True(portal.Takes(at + (i % 3 == 0 ? 0.015 : 0)), $"request {i} at {at}");
    }

    [Fact]
    public void Gives_no_place_to_two_who_wait()
    {
        var order = new List<int>();
        _clock.Run(() => Task.WhenAll(Enumerable.Range(0, 30).Select(async i =>
        {
            await _bucket.EnterAsync(run: null, CancellationToken.None);
            order.Add(i);
        })));

        Assert.Equal(Enumerable.Range(0, 30), order);
        Assert.Equal((30 - 5) / 2.0, Now, tolerance: 0.05);
    }

    [Fact]
    public void Gives_the_place_of_one_who_is_stopped_to_the_next()
    {
        using var stop = new CancellationTokenSource();
        _clock.Run(() => Fill(5));
        Task stopped = _bucket.EnterAsync(run: null, stop.Token);
        Task next = _bucket.EnterAsync(run: null, CancellationToken.None);

        _clock.Do(stop.Cancel);
        _clock.Run(() => next);

        Assert.True(stopped.IsCanceled);
        Assert.InRange(Now, 0.4, 1.05);
    }

    [Fact]
    public void Slows_down_when_the_portal_turns_requests_away_and_recovers_when_it_takes_them()
    {
        _bucket.Refused();
        double slowed = Send(11)[^1];

        for (int i = 0; i < 20; i++)
            _bucket.Accepted(TimeSpan.Zero);
        double start = Now;
        double recovered = Send(11)[^1] - start;

        Assert.Equal(11, slowed, tolerance: 0.1);
        Assert.Equal(5.5, recovered, tolerance: 0.6);
    }

    [Fact]
    public void Slows_down_once_for_requests_that_are_turned_away_together()
    {
        for (int i = 0; i < 4; i++)
            _bucket.Refused();

        Assert.Equal(TimeSpan.FromSeconds(1), _bucket.TimeFor(1));
    }

    [Fact]
    public void Holds_back_what_may_overtake_where_answers_take_long()
    {
        _bucket.Accepted(TimeSpan.FromSeconds(0.5));

        // Half a second is one request at two a second.
        Assert.Equal(4, Send(5).Count(at => at == 0));
    }

    [Fact]
    public void Says_how_long_more_requests_take()
    {
        Assert.Equal(TimeSpan.Zero, _bucket.TimeFor(4));
        Assert.Equal(50, _bucket.TimeFor(105).TotalSeconds, tolerance: 0.05);
    }

    [Fact]
    public void Waits_for_nothing_where_requests_are_not_counted()
    {
        _bucket.Rate = RequestRate.Unlimited;
        _bucket.Refused();

        Assert.All(Send(1000), at => Assert.Equal(0, at));
    }

    [Fact]
    public void Tells_what_it_waits_for()
    {
        var run = new RunMonitor(_clock);
        _clock.Run(() => Fill(5));
        Task waiting = _bucket.EnterAsync(run, CancellationToken.None);

        Assert.Equal(WaitCause.RequestLimit, run.Waiting!.Cause);
        TimeSpan before = _clock.Elapsed;
        _clock.Run(() => waiting);

        Assert.Null(run.Waiting);
        Assert.Equal(_clock.Elapsed - before, run.TimeOf(WaitCause.RequestLimit));
        Assert.Equal(1, run.Waits);
    }

    /// <summary>The seconds since the test began.</summary>
    [Fact]
    public void Has_room_again_as_time_passes()
    {
        _clock.Run(() => Fill(5));
        AssertTimeFor(1, 0.5);

        Pass(10);

        AssertTimeFor(4, 0);
    }

    [Fact]
    public void Drains_at_the_rate_that_held_meanwhile()
    {
        _clock.Run(() => Fill(4));
        Pass(1);

        _bucket.Rate = new RequestRate(5, 0.1);

        AssertTimeFor(2, 0);
    }

    [Fact]
    public void Drains_at_the_pace_that_held_meanwhile()
    {
        _bucket.Refused();
        Pass(2);

        _bucket.Accepted(lag: null);

        // Full, two seconds at one a second; then 1.1 a second.
        AssertTimeFor(5, 3 / 1.1);
    }

    [Fact]
    public void Is_not_slowed_by_a_refusal_where_requests_are_not_counted()
    {
        _bucket.Rate = RequestRate.Unlimited;
        _bucket.Refused();
        _bucket.Rate = new RequestRate(5, 2);

        AssertTimeFor(9, (9 - 4.96) / 2);
    }

    [Fact]
    public void Slows_down_again_a_second_later()
    {
        _bucket.Refused();
        Pass(0.5);
        _bucket.Refused();
        AssertTimeFor(1, 1);
        Pass(0.5);
        _bucket.Refused();

        AssertTimeFor(1, 2);
    }

    [Theory]
    [InlineData(0.5, 0.0, 0.475)]
    [InlineData(0.5, null, 0.5)]
    [InlineData(10.0, null, 1)]
    [InlineData(0.001, null, 0.02)]
    public void Keeps_as_much_free_as_requests_were_late_lately(double first, double? second, double lag)
    {
        _bucket.Accepted(TimeSpan.FromSeconds(first));
        _bucket.Accepted(second is { } late ? TimeSpan.FromSeconds(late) : null);

        // Two requests a second come in the meantime.
        AssertTimeFor(5, lag * 2 / 2);
    }

    [Fact]
    public void Does_not_count_one_who_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        _clock.Run(() => Fill(5));
        _ = _bucket.EnterAsync(run: null, stop.Token);
        AssertTimeFor(1, 1);

        _clock.Do(stop.Cancel);

        AssertTimeFor(1, 0.5);
    }

    private double Now => (_clock.Elapsed - Start).TotalSeconds;

    private void Pass(double seconds) =>
        _clock.Run(() => _clock.DelayAsync(TimeSpan.FromSeconds(seconds), CancellationToken.None));

    private void AssertTimeFor(int requests, double seconds) =>
        Assert.Equal(seconds, _bucket.TimeFor(requests).TotalSeconds, tolerance: 0.005);

    private async Task Fill(int count)
    {
        for (int i = 0; i < count; i++)
            await _bucket.EnterAsync(run: null, CancellationToken.None);
    }

    private List<double> Send(int count)
    {
        var sent = new List<double>();
        _clock.Run(() => Task.WhenAll(Enumerable.Range(0, count).Select(async _ =>
        {
            await _bucket.EnterAsync(run: null, CancellationToken.None);
            sent.Add(Now);
        })));
        return sent;
    }

    /// <summary>The bucket as the portal counts it.</summary>
    private sealed class PortalBucket(int burst, double perSecond)
    {
        private double _level;
        private double _asOf;

        public bool Takes(double at)
        {
            _level = Math.Max(0, _level - Math.Max(0, at - _asOf) * perSecond);
            _asOf = Math.Max(at, _asOf);
            return ++_level <= burst + 1e-6;
        }
    }
}
