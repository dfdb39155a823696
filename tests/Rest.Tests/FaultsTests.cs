using System.Net.Sockets;

namespace Bitrix24.Rest.Tests;

/// <summary>What an error says of the call that it answers.</summary>
public sealed class FaultsTests
{
    [Theory]
    [InlineData("CONFIG_ID_EMPTY", 400, true)]
    [InlineData("CONFIG_ID_EMPTY", null, true)]
    [InlineData("ACCESS_DENIED", 403, false)]
    [InlineData("NO_AUTH_FOUND", 401, false)]
    [InlineData("OVERLOAD_LIMIT", 200, false)]
    [InlineData("PORTAL_DELETED", 200, false)]
    [InlineData("expired_token", 200, false)]
    [InlineData("QUERY_LIMIT_EXCEEDED", 503, false)]
    [InlineData("INTERNAL_SERVER_ERROR", 200, false)]
    [InlineData("ANYTHING", 500, false)]
    public void Is_a_verdict_only_if_the_portal_judged_the_call_itself(string code, int? status, bool isVerdict) =>
        Assert.Equal(isVerdict, Faults.FromPortal(code, "text", status).IsVerdict);

    [Fact]
    public void Has_the_code_for_a_text_where_there_is_none() =>
        Assert.Equal("CODE", Faults.FromPortal("CODE", "", 400).Description);

    [Theory]
    [InlineData(299, RestErrorCodes.NoAnswer, Execution.Unclear)]
    [InlineData(300, RestErrorCodes.NotAPortal, Execution.Refused)]
    [InlineData(399, RestErrorCodes.NotAPortal, Execution.Refused)]
    [InlineData(400, RestErrorCodes.NotAPortal, Execution.Refused)]
    [InlineData(429, RestErrorCodes.TooManyRequests, Execution.NotRun)]
    [InlineData(499, RestErrorCodes.NotAPortal, Execution.Refused)]
    [InlineData(500, RestErrorCodes.NoAnswer, Execution.Unclear)]
    [InlineData(504, RestErrorCodes.TimedOut, Execution.Unclear)]
    [InlineData(599, RestErrorCodes.NoAnswer, Execution.Unclear)]
    public void Judges_an_answer_that_is_not_JSON_by_its_status(int status, string code, Execution execution)
    {
        RestError error = Faults.NotJson(status);

        Assert.Equal((code, execution, status), (error.Code, error.Execution, error.Status));
        Assert.Equal(status is 300 or 399, error.Description.Contains("redirection", StringComparison.Ordinal));
        Assert.Equal(status is 500 or 599, error.Description.Contains("failed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, "portal.example did not complete its answer within 1 second.")]
    [InlineData(90, "portal.example did not complete its answer within 90 seconds.")]
    public void Tells_how_long_it_has_waited(int seconds, string text) => Assert.Equal(
        text, Error(new OperationCanceledException(), limit: TimeSpan.FromSeconds(seconds)).Description);

    [Fact]
    public void Tells_who_closed_a_connection()
    {
        Assert.Contains("closed on this side", Error(new OperationCanceledException()).Description,
            StringComparison.Ordinal);
        Assert.Contains("broke before the answer was there: cut", Error(new IOException("cut")).Description,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Has_sent_a_request_whose_answer_has_begun_whatever_the_exception_says()
    {
        var exception = new SocketException((int)SocketError.HostUnreachable);
        var fault = new TransportFault(exception, "portal.example", isSentWhole: false, hasAnswered: true, limit: null)
        {
            HasArrived = true,
        };

        Assert.Equal(Execution.Unclear, fault.ToError(WebhookCredential.Parse(StubPortal.Url)).Execution);
        Assert.Equal(Execution.NotRun, Error(exception).Execution);
    }

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    [InlineData(101, false)]
    public void Gives_a_server_its_time_for_the_first_answer(int seconds, bool isLeft)
    {
        var clock = new SimulatedClock(start: TimeSpan.FromHours(1));
        var answers = new FirstAnswers(clock, TimeSpan.FromSeconds(100));
        var server = new Uri("https://portal.example/");

        Assert.True(answers.AllowAnother(server, TimeSpan.FromDays(1)));
        Assert.Equal(TimeSpan.FromSeconds(100), answers.Begin(server));
        Assert.Equal(isLeft, answers.AllowAnother(server, TimeSpan.FromSeconds(seconds)));
        clock.Run(() => clock.DelayAsync(TimeSpan.FromSeconds(seconds), CancellationToken.None));
        Assert.Equal(TimeSpan.FromSeconds(isLeft ? 100 - seconds : 100), answers.Begin(server));
        answers.Add(server);
        Assert.Null(answers.Begin(server));
        Assert.True(answers.AllowAnother(server, TimeSpan.FromDays(1)));
    }

    [Fact]
    public void Stops_the_time_of_a_request_while_nobody_waits_for_the_server()
    {
        var clock = new SimulatedClock();
        using var deadline = new RequestDeadline(clock, TimeSpan.FromSeconds(10), firstAnswer: null, default);
        void Pass(double seconds) =>
            clock.Run(() => clock.DelayAsync(TimeSpan.FromSeconds(seconds), CancellationToken.None));

        Pass(6);
        deadline.Pause();
        Pass(100);
        Assert.False(deadline.Token.IsCancellationRequested);
        deadline.Resume();
        Pass(3.9);
        Assert.False(deadline.Token.IsCancellationRequested);
        Pass(0.2);

        Assert.True(deadline.Token.IsCancellationRequested);
    }

    [Fact]
    public void Reads_as_many_bytes_as_an_answer_may_have_and_not_one_more()
    {
        using var deadline = new RequestDeadline(new SimulatedClock(), TimeSpan.FromSeconds(1), null, default);
        using var body = new TimedStream(new MemoryStream(new byte[3_000_000]), 2_097_152, deadline);
        var buffer = new byte[2_097_152];

        Assert.Equal(buffer.Length, body.Read(buffer, 0, buffer.Length));
        AnswerTooLargeException tooLarge =
            Assert.Throws<AnswerTooLargeException>(() => body.Read(buffer, 0, 1));
        Assert.Equal(2, tooLarge.Megabytes);
    }

    private static RestError Error(Exception exception, TimeSpan? limit = null) =>
        new TransportFault(exception, "portal.example", isSentWhole: true, hasAnswered: true, limit)
            .ToError(WebhookCredential.Parse(StubPortal.Url));

    [Fact]
    public void Says_that_a_proxy_wants_credentials()
    {
        RestError tunnel = Error(new HttpRequestException(
            "The proxy tunnel request to proxy 'http://proxy.example:8080/' failed with status code '407'."));

        Assert.Equal((RestErrorCodes.ProxyCredentials, Execution.Refused), (tunnel.Code, tunnel.Execution));
        Assert.Equal(RestErrorCodes.ProxyCredentials, RestResponse.Read(407, "<html></html>").Error!.Code);
        Assert.NotEqual(RestErrorCodes.ProxyCredentials, Error(new HttpRequestException("no route 407")).Code);
    }
}
