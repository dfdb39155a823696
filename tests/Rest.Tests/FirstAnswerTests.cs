using System.Net;

namespace Bitrix24.Rest.Tests;

/// <summary>A server that has never answered is given up soon; one request has one deadline.</summary>
public sealed class FirstAnswerTests
{
    private const string Expired = "{error:'expired_token'}";

    private static readonly RestCall Read = new("user.get");

    private readonly SimulatedClock _clock = new();
    private readonly StubPortal _portal = new();

    public static TheoryData<CallKind> Kinds => [CallKind.Read, CallKind.Change, CallKind.Creation];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_server_that_accepts_and_stays_silent_is_given_up_after_20_seconds(CallKind kind)
    {
        _portal.StaysSilent();

        RestError error = Send(new RestCall("x", null, kind)).Error!;

        Assert.Equal(RestErrorCodes.NeverAnswered, error.Code);
        Assert.Equal(
            "portal.example accepts connections, but has not answered within 20 seconds.", error.Description);
        Assert.Equal(Execution.Unclear, error.Execution);
        Assert.Equal(TimeSpan.FromSeconds(20), _clock.Elapsed);
        Assert.Single(_portal.Sent);
    }

    [Fact]
    public void The_time_of_all_attempts_together_counts()
    {
        for (int i = 0; i < RestClient.MaxAttempts; i++)
            _portal.Fails(new HttpRequestException("x", new IOException("reset")));

        RestError error = Send(Read).Error!;

        Assert.Equal(RestErrorCodes.NeverAnswered, error.Code);
        Assert.Equal("portal.example accepts connections, but has never answered: reset", error.Description);
        Assert.InRange(_clock.Elapsed.TotalSeconds, 5, 20);
        Assert.InRange(_portal.Sent.Count, 4, 6);
    }

    [Fact]
    public void The_last_attempt_has_only_the_time_that_is_left()
    {
        _portal.Fails(new HttpRequestException("x", new IOException("reset"))).StaysSilent();

        Assert.Equal(RestErrorCodes.NeverAnswered, Send(Read).Error!.Code);
        Assert.Equal(TimeSpan.FromSeconds(20), _clock.Elapsed);
    }

    [Fact]
    public void A_slow_portal_can_be_given_more_time()
    {
        _portal.ThenLater(async () =>
        {
            await _clock.DelayAsync(TimeSpan.FromSeconds(100), CancellationToken.None);
            return Answer(new MemoryStream("{result:7}"u8.ToArray()));
        });

        Assert.Equal(7, (int)Send(Read, connectionTimeout: 120).Value);
    }

    [Fact]
    public void A_server_that_has_answered_has_the_usual_time()
    {
        _portal.Answers("{result:1}").StaysSilent().Answers("{result:7}");
        using RestClient client = Client();

        Run(client, Read);
        Outcome<JToken> outcome = Run(client, Read);

        Assert.Equal(7, (int)outcome.Value);
        Assert.InRange(_clock.Elapsed.TotalSeconds, 90, 92);
    }

    [Theory]
    [InlineData(false, 110)]
    [InlineData(true, 60)]
    public void A_portal_may_run_on_for_a_minute_after_the_connection_broke_or_the_server_before_it_gave_up(
        bool answers, double until)
    {
        _portal.Answers("{result:1}").ThenLater(async () =>
        {
            await _clock.DelayAsync(TimeSpan.FromSeconds(50), CancellationToken.None);
            return !answers ? throw new HttpRequestException("x", new IOException("reset"))
                : new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent("<html>") };
        });
        using RestClient client = Client();
        Run(client, Read);

        RestError error = Run(client, new RestCall("x", null, CallKind.Creation)).Error!;

        Assert.Equal(TimeSpan.FromSeconds(until), error.MayRunUntil);
    }

    [Fact]
    public void An_answer_that_trickles_ends_with_the_deadline_of_its_request()
    {
        _portal.Then(() => Answer(new TrickleStream(_clock, TimeSpan.FromSeconds(20))));
        using RestClient client = Client(retryTimeout: 0);

        RestError error = Run(client, Read).Error!;

        Assert.Equal(RestErrorCodes.TimedOut, error.Code);
        Assert.Equal("portal.example did not complete its answer within 90 seconds.", error.Description);
        Assert.Equal(TimeSpan.FromSeconds(90), _clock.Elapsed);
    }

    [Fact]
    public void A_renewal_at_a_server_that_stays_silent_ends_after_20_seconds()
    {
        _portal.Answers(Expired).ThenRenews(() => new TaskCompletionSource<HttpResponseMessage>().Task);
        using RestClient client = Client(credential: ApplicationCredential.Create(new()
        {
            Portal = "portal.example", ClientId = "app.1", ClientSecret = "s3cr3t", AccessToken = "a",
            RefreshToken = "r", Clock = _clock,
        }));

        RestError error = Run(client, Read).Error!;

        Assert.Equal(RestErrorCodes.TokenNotRenewed, error.Code);
        Assert.Contains("oauth.bitrix.info accepts connections, but", error.Description, StringComparison.Ordinal);
        Assert.Equal(Execution.NotRun, error.Execution);
        Assert.Equal(TimeSpan.FromSeconds(20), _clock.Elapsed);
    }

    [Fact]
    public void What_is_waited_for_is_shown_from_the_second_second_on()
    {
        var shown = new List<RunWait?>();
        var run = new RunMonitor(_clock);
        foreach (double second in new[] { 1.9, 2 })
            _clock.After(TimeSpan.FromSeconds(second), () => shown.Add(run.Waiting));
        _portal.StaysSilent();
        using RestClient client = Client();

        Run(client.WatchedBy(run), Read);

        Assert.Null(shown[0]);
        Assert.Equal((WaitCause.Answer, "portal.example"), (shown[1]!.Cause, shown[1]!.Subject));
        Assert.Null(run.Waiting);
        Assert.Equal(0, run.Waits);
    }

    private static HttpResponseMessage Answer(Stream body) => new() { Content = new StreamContent(body) };

    private Outcome<JToken> Send(RestCall call, double connectionTimeout = 20)
    {
        using RestClient client = Client(connectionTimeout);
        return Run(client, call);
    }

    private Outcome<JToken> Run(RestClient client, RestCall call) =>
        _clock.Run(() => client.SendAsync(call, CancellationToken.None));

    private RestClient Client(
        double connectionTimeout = 20, double retryTimeout = 1800, Credential? credential = null) => new(
        credential ?? WebhookCredential.Parse(StubPortal.Url),
        new RestClientOptions
        {
            Handler = _portal,
            Clock = _clock,
            Timeout = TimeSpan.FromSeconds(Math.Max(90, connectionTimeout)),
            ConnectionTimeout = TimeSpan.FromSeconds(connectionTimeout),
            RetryTimeout = TimeSpan.FromSeconds(retryTimeout),
            Limits = new PortalLimits(_clock) { Rate = RequestRate.Unlimited },
        });

    /// <summary>Gives one blank at a time, for ever.</summary>
    private sealed class TrickleStream(Clock clock, TimeSpan every) : MemoryStream
    {
        private readonly CancellationTokenSource _end = new();

        public override bool CanSeek => false;

        public override async Task<int> ReadAsync(
            byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            await clock.DelayAsync(every, _end.Token);
            buffer[offset] = (byte)' ';
            return 1;
        }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await clock.DelayAsync(every, _end.Token);
            buffer.Span[0] = (byte)' ';
            return 1;
        }

        protected override void Dispose(bool disposing)
        {
            // The response is disposed of when the time is over.
            _end.Cancel();
            base.Dispose(disposing);
        }
    }
}
