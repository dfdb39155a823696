using System.Net;

namespace Bitrix24.Rest.Tests;

/// <summary>What a client makes of the limits of a portal, call by call.</summary>
public sealed class LimitedClientTests
{
    private const string Limited = "{error:'QUERY_LIMIT_EXCEEDED'}";

    private readonly SimulatedClock _clock = new();
    private readonly StubPortal _portal = new();

    [Fact]
    public void Goes_on_however_often_a_limit_turns_a_call_away()
    {
        for (int i = 0; i < 3 * RestClient.MaxAttempts; i++)
            _portal.Answers(Limited, HttpStatusCode.ServiceUnavailable);
        _portal.Answers("{result:1}");

        Assert.True(Send(new RestCall("x.add", kind: CallKind.Creation)).IsSuccess);
    }

    [Fact]
    public void Gives_up_when_the_time_is_over()
    {
        for (int i = 0; i < 100; i++)
            _portal.Answers(Limited, HttpStatusCode.ServiceUnavailable);

        Outcome<JToken> outcome = Send(new RestCall("x"), retryTimeout: 60);

        Assert.Equal(RestErrorCodes.QueryLimitExceeded, outcome.Error!.Code);
        Assert.InRange(_clock.Elapsed.TotalSeconds, 20, 61);
    }

    [Fact]
    public void Counts_the_time_from_the_first_failure()
    {
        _clock.Run(() => _clock.DelayAsync(TimeSpan.FromHours(2), CancellationToken.None));
        _portal.Answers("{error:'INTERNAL_SERVER_ERROR'}", HttpStatusCode.InternalServerError).Answers("{result:1}");

        Assert.True(Send(new RestCall("x"), retryTimeout: 60).IsSuccess);
    }

    [Fact]
    public void Gives_up_at_once_where_no_time_is_given()
    {
        _portal.Answers("{error:'INTERNAL_SERVER_ERROR'}", HttpStatusCode.InternalServerError);

        Assert.False(Send(new RestCall("x"), retryTimeout: 0).IsSuccess);
        Assert.Equal(TimeSpan.Zero, _clock.Elapsed);
    }

    [Fact]
    public void Does_not_wait_for_an_operating_time_that_comes_too_late()
    {
        _portal.Answers("{result:1,time:{duration:1,operating:479,finish:1000,operating_reset_at:1300}}")
            .Answers("{error:'OPERATION_TIME_LIMIT'}", HttpStatusCode.TooManyRequests);
        using RestClient client = Client(retryTimeout: 30);

        Outcome<JToken>[] outcomes = _clock.Run(async () => new[]
        {
            await client.SendAsync(new RestCall("x"), CancellationToken.None).ConfigureAwait(false),
            // The limit is known beforehand, so this one waits its turn, and meets it all the same.
            await client.SendAsync(new RestCall("x"), CancellationToken.None).ConfigureAwait(false),
        });

        Assert.True(outcomes[0].IsSuccess);
        Assert.Equal(RestErrorCodes.OperationTimeLimit, outcomes[1].Error!.Code);
        Assert.InRange(_clock.Elapsed.TotalSeconds, 300, 331);
    }

    [Fact]
    public void Sends_only_those_again_that_met_a_limit_inside_a_batch()
    {
        _portal.Answers("{result:{result:{c0:1,c2:3},result_error:{c1:{error:'OPERATION_TIME_LIMIT'}}}}")
            .Answers("{result:{result:{c1:2}}}");
        using RestClient client = Client();
        RestCall[] calls = [.. Enumerable.Range(0, 3).Select(_ => new RestCall("x.add", kind: CallKind.Creation))];

        IReadOnlyList<Outcome<JToken>> outcomes =
            _clock.Run(() => client.SendAsync(calls, CancellationToken.None));

        Assert.Equal([1, 2, 3], outcomes.Select(outcome => (int)outcome.Value));
        Assert.Equal(["c1"], Commands(1));
        // Others of the method ran after it: that was no limit of the method's, and no minute is waited for.
        Assert.InRange(_clock.Elapsed.TotalSeconds, 0.5, 1);
    }

    [Fact]
    public void Sends_a_batch_that_took_too_long_again_by_halves()
    {
        _portal.Answers("<html>", HttpStatusCode.GatewayTimeout)
            .Answers($"{{result:{{result:{{{string.Join(",", Enumerable.Range(0, 5).Select(i => $"c{i}:{i}"))}}}}}}}")
            .Answers($"{{result:{{result:{{{string.Join(",", Enumerable.Range(5, 5).Select(i => $"c{i}:{i}"))}}}}}}}");
        using RestClient client = Client();
        RestCall[] calls = [.. Enumerable.Range(0, 10).Select(_ => new RestCall("x.get"))];

        IReadOnlyList<Outcome<JToken>> outcomes =
            _clock.Run(() => client.SendAsync(calls, CancellationToken.None));

        Assert.Equal(Enumerable.Range(0, 10), outcomes.Select(outcome => (int)outcome.Value));
        Assert.Equal([10, 5, 5], Enumerable.Range(0, 3).Select(i => Commands(i).Length));
    }

    [Fact]
    public void Closes_a_method_that_met_its_limit_as_the_last_of_a_batch()
    {
        _portal.Answers("{result:{result:{c0:1},result_error:{c1:{error:'OPERATION_TIME_LIMIT'}}}}")
            .Answers("{result:{result:{c1:2}}}");
        using RestClient client = Client();
        RestCall[] calls = [.. Enumerable.Range(0, 2).Select(_ => new RestCall("x.add", kind: CallKind.Creation))];

        IReadOnlyList<Outcome<JToken>> outcomes =
            _clock.Run(() => client.SendAsync(calls, CancellationToken.None));

        Assert.Equal([1, 2], outcomes.Select(outcome => (int)outcome.Value));
        Assert.InRange(_clock.Elapsed.TotalSeconds, 60, 61);
    }

    [Fact]
    public void Closes_a_method_that_met_its_limit_as_the_first_of_a_batch_of_others()
    {
        _portal.Answers("{result:{result:{c1:1},result_error:{c0:{error:'OPERATION_TIME_LIMIT'}}}}")
            .Answers("{result:{result:{c0:2}}}");
        using RestClient client = Client();

        IReadOnlyList<Outcome<JToken>> outcomes = _clock.Run(() => client.SendAsync(
            [new RestCall("x.add"), new RestCall("y.add")], CancellationToken.None));

        Assert.Equal([2, 1], outcomes.Select(outcome => (int)outcome.Value));
        Assert.InRange(_clock.Elapsed.TotalSeconds, 60, 61);
    }

    [Fact]
    public void Learns_from_answers_how_many_calls_travel_together()
    {
        _portal.Answers("{result:1,time:{duration:3}}")
            .Answers("{result:1,time:{duration:3}}").Answers("{result:1,time:{duration:3}}");
        using RestClient client = Client();
        Assert.Equal(50, client.Limits.BatchSize("slow.get"));

        _clock.Run(() => client.SendAsync(new RestCall("slow.get"), CancellationToken.None));

        Assert.Equal(5, client.Limits.BatchSize("slow.get"));
    }

    [Fact]
    public void Sends_as_many_together_as_the_slowest_of_them_allows()
    {
        _portal.Answers("{result:1,time:{duration:10}}");
        using RestClient client = Client();
        _clock.Run(() => client.SendAsync(new RestCall("slow.get"), CancellationToken.None));
        for (int i = 0; i < 2; i++)
            _portal.Answers($"{{result:{{result:{{c{i}:{i}}}}}}}");

        IReadOnlyList<Outcome<JToken>> outcomes = _clock.Run(() => client.SendAsync(
            [new RestCall("fast.get"), new RestCall("slow.get")], CancellationToken.None));

        Assert.Equal([0, 1], outcomes.Select(outcome => (int)outcome.Value));
        Assert.Equal(3, _portal.Sent.Count);
    }

    [Fact]
    public void Grows_batches_again_when_they_come_back_in_time()
    {
        using RestClient client = Client();
        client.Limits.Durations.TookTooLong("x.get", 4);
        Assert.Equal(2, client.Limits.BatchSize("x.get"));
        _portal.Answers("{result:{result:{c0:1,c1:2}}}");

        _clock.Run(() => client.SendAsync([new RestCall("x.get"), new RestCall("x.get")], CancellationToken.None));

        Assert.Equal(4, client.Limits.BatchSize("x.get"));
    }

    [Theory]
    [InlineData("{result:1}", 200, 0)]
    [InlineData(Limited, 503, 1)]
    [InlineData("<html>", 429, 1)]
    public void Takes_a_bucket_for_full_that_turned_a_request_away(string body, int status, double seconds)
    {
        _portal.Answers(body, (HttpStatusCode)status);
        using RestClient client = Client(retryTimeout: 0);

        _clock.Run(() => client.SendAsync(new RestCall("x"), CancellationToken.None));

        Assert.Equal(seconds, client.Limits.TimeFor(1).TotalSeconds, tolerance: 0.01);
    }

    [Fact]
    public void Keeps_free_what_requests_are_late()
    {
        _portal.ThenLater(async () =>
        {
            await _clock.DelayAsync(TimeSpan.FromSeconds(1.5), CancellationToken.None);
            return new HttpResponseMessage { Content = new StringContent("{result:1,time:{duration:1}}") };
        });
        using RestClient client = Client();

        _clock.Run(() => client.SendAsync(new RestCall("x"), CancellationToken.None));

        // Half a second on its way: one request of two a second, and the bucket of 50 has drained meanwhile.
        Assert.Equal(0.5, client.Limits.TimeFor(50).TotalSeconds, tolerance: 0.01);
    }

    [Fact]
    public void Shares_the_limits_of_a_portal_between_all_its_connections()
    {
        var address = new Uri($"https://{Guid.NewGuid():N}.example/");

        Assert.Same(PortalLimits.Of(address), PortalLimits.Of(new Uri(address, "rest/1/x/")));
        Assert.NotSame(PortalLimits.Of(address), PortalLimits.Of(new Uri("https://other.example/")));
        Assert.Equal(RequestRate.Standard, PortalLimits.Of(address).Rate);
    }

    private string[] Commands(int request) =>
        [.. ((JObject)_portal.Sent[request].Body["cmd"]!).Properties().Select(command => command.Name)];

    private Outcome<JToken> Send(RestCall call, double retryTimeout = 1800)
    {
        using RestClient client = Client(retryTimeout);
        return _clock.Run(() => client.SendAsync(call, CancellationToken.None));
    }

    private RestClient Client(double retryTimeout = 1800) => new(
        WebhookCredential.Parse(StubPortal.Url),
        new RestClientOptions
        {
            Handler = _portal,
            Clock = _clock,
            Limits = new PortalLimits(_clock),
            RetryTimeout = TimeSpan.FromSeconds(retryTimeout),
        });
}
