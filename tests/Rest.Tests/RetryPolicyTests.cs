using System.Net.Sockets;

namespace Bitrix24.Rest.Tests;

public sealed class RetryPolicyTests
{
    private const string Html = "<html><body>Bad Gateway</body></html>";
    private const string Cut = "{\"result\":{\"resu";

    // The kinds are those of a call that reads, one that sets a state, one that makes something new.
    public static TheoryData<int, string, string, string, string> Answers => new()
    {
        // Turned away by a limit: did not run.
        { 503, Error("QUERY_LIMIT_EXCEEDED"), "WhenAllowed", "WhenAllowed", "WhenAllowed" },
        { 429, Error("OPERATION_TIME_LIMIT"), "WhenAllowed", "WhenAllowed", "WhenAllowed" },
        { 429, Html, "AfterPause", "AfterPause", "AfterPause" },
        { 401, Error("expired_token"), "Renewed", "Renewed", "Renewed" },

        // May have run.
        { 500, Error("INTERNAL_SERVER_ERROR"), "AfterPause", "AfterPause", "AfterLookUp" },
        { 500, Error("ERROR_UNEXPECTED_ANSWER"), "AfterPause", "AfterPause", "AfterLookUp" },
        { 500, Error("SOMETHING_NEW"), "AfterPause", "AfterPause", "AfterLookUp" },
        { 500, Html, "AfterPause", "AfterPause", "AfterLookUp" },
        { 502, Html, "AfterPause", "AfterPause", "AfterLookUp" },
        { 503, Html, "AfterPause", "AfterPause", "AfterLookUp" },
        { 504, Html, "AfterPause", "AfterPause", "AfterLookUp" },
        { 200, Cut, "AfterPause", "AfterPause", "AfterLookUp" },
        { 200, Html, "AfterPause", "AfterPause", "AfterLookUp" },
        { 200, "", "AfterPause", "AfterPause", "AfterLookUp" },
        { 200, "{}", "AfterPause", "AfterPause", "AfterLookUp" },

        // The portal has decided.
        { 503, Error("OVERLOAD_LIMIT"), "Never", "Never", "Never" },
        { 401, Error("OVERLOAD_LIMIT"), "Never", "Never", "Never" },
        { 500, Error("PORTAL_DELETED"), "Never", "Never", "Never" },
        { 400, Error("CONFIG_ID_EMPTY"), "Never", "Never", "Never" },
        { 400, Error("SOMETHING_NEW"), "Never", "Never", "Never" },
        { 401, Error("NO_AUTH_FOUND"), "Never", "Never", "Never" },
        { 403, Error("insufficient_scope"), "Never", "Never", "Never" },
        { 404, Error("ERROR_METHOD_NOT_FOUND"), "Never", "Never", "Never" },
        { 200, Error("ERROR_ARGUMENT"), "Never", "Never", "Never" },
        { 302, Html, "Never", "Never", "Never" },
        { 403, Html, "Never", "Never", "Never" },
        { 404, Html, "Never", "Never", "Never" },
    };

    public static TheoryData<Exception, string, string, string> Breaks => new()
    {
        // Nothing was sent.
        { Socket(SocketError.ConnectionRefused), "AfterPause", "AfterPause", "AfterPause" },
        { Socket(SocketError.HostNotFound), "AfterPause", "AfterPause", "AfterPause" },
        { Socket(SocketError.TryAgain), "AfterPause", "AfterPause", "AfterPause" },
        { Socket(SocketError.NetworkUnreachable), "AfterPause", "AfterPause", "AfterPause" },

        // Something may have been.
        { Socket(SocketError.ConnectionReset), "AfterPause", "AfterPause", "AfterLookUp" },
        { Socket(SocketError.ConnectionAborted), "AfterPause", "AfterPause", "AfterLookUp" },
        { Socket(SocketError.TimedOut), "AfterPause", "AfterPause", "AfterLookUp" },
        { new HttpRequestException("", new IOException("cut")), "AfterPause", "AfterPause", "AfterLookUp" },
        { new HttpRequestException("what nobody knows"), "AfterPause", "AfterPause", "AfterLookUp" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Decides_from_an_answer(int status, string body, string read, string change, string creation) =>
        AssertDecisions(RestResponse.Read(status, body).Error!, read, change, creation);

    [Theory]
    [MemberData(nameof(Breaks))]
    public void Decides_from_what_broke(Exception exception, string read, string change, string creation) =>
        AssertDecisions(Fault(exception, isSentWhole: true), read, change, creation);

    [Theory]
    [MemberData(nameof(Breaks))]
    public void Sends_again_whatever_was_not_sent_whole(Exception exception, string read, string change, string _)
    {
        RestError error = Fault(exception, isSentWhole: false);

        AssertDecisions(error, read, change, creation: "AfterPause");
        Assert.Equal(RestErrorCodes.ConnectionFailed, error.Code);
        Assert.False(error.MayStillRun);
    }

    [Theory]
    [InlineData("OPERATION_TIME_LIMIT", "WhenAllowed", "WhenAllowed", "WhenAllowed")]
    [InlineData("ERROR_BATCH_LENGTH_EXCEEDED", "AfterPause", "AfterPause", "AfterPause")]
    [InlineData("INTERNAL_SERVER_ERROR", "AfterPause", "AfterPause", "AfterLookUp")]
    [InlineData("CONFIG_WRONG_USER_PERMISSION", "Never", "Never", "Never")]
    public void Decides_from_the_error_of_one_call_in_a_batch(
        string code, string read, string change, string creation) =>
        AssertDecisions(Faults.FromPortal(code, "text", status: null), read, change, creation);

    [Fact]
    public void Asks_for_a_new_token_three_times() => Assert.Equal(3, RetryPolicy.MaxAttemptsOf(Retry.Renewed));

    [Fact]
    public void Looks_up_a_creation_that_a_batch_does_not_mention()
    {
        RestError missing = BatchCall.Unpack(RestResponse.TryParse("{result:[],result_error:[]}")!, [0])[0].Error!;

        AssertDecisions(missing, "AfterPause", "AfterPause", "AfterLookUp");
    }

    [Theory]
    [InlineData(503, Html, true)]
    [InlineData(502, Html, true)]
    [InlineData(504, Html, true)]
    [InlineData(500, Html, false)]
    [InlineData(200, Cut, false)]
    public void Knows_when_the_portal_may_be_at_work_still(int status, string body, bool mayStillRun) =>
        Assert.Equal(mayStillRun, RestResponse.Read(status, body).Error!.MayStillRun);

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(2, 0, 2)]
    [InlineData(4, 0, 8)]
    [InlineData(4, 1, 4)]
    [InlineData(9, 0, 30)]
    public void Waits_twice_as_long_each_time_less_up_to_a_half(int attempt, double random, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryPolicy.Pause(attempt, random));

    private static RestError Fault(Exception exception, bool isSentWhole) =>
        new TransportFault(exception, "portal.example", isSentWhole, hasAnswered: true, limit: null)
            .ToError(WebhookCredential.Parse(StubPortal.Url));

    private static void AssertDecisions(RestError error, string read, string change, string creation)
    {
        Assert.Equal(read, $"{RetryPolicy.Decide(error, CallKind.Read)}");
        Assert.Equal(change, $"{RetryPolicy.Decide(error, CallKind.Change)}");
        Assert.Equal(creation, $"{RetryPolicy.Decide(error, CallKind.Creation)}");
        Assert.Equal("Never", $"{RetryPolicy.Decide(error, CallKind.FollowUp)}");
    }

    private static string Error(string code) => $"{{\"error\":\"{code}\",\"error_description\":\"text\"}}";

    private static HttpRequestException Socket(SocketError error) => new("", new SocketException((int)error));
}
