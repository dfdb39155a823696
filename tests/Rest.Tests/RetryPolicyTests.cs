using System;
using Xunit;

namespace Bitrix24.Rest.Tests;

public sealed class RetryPolicyTests
{
    [Theory]
    [InlineData(Execution.NotRun, CallKind.Read, true)]
    [InlineData(Execution.NotRun, CallKind.Change, true)]
    [InlineData(Execution.NotRun, CallKind.Creation, true)]
    [InlineData(Execution.Unclear, CallKind.Read, true)]
    [InlineData(Execution.Unclear, CallKind.Change, true)]
    [InlineData(Execution.Unclear, CallKind.Creation, false)]
    [InlineData(Execution.Refused, CallKind.Read, false)]
    [InlineData(Execution.Refused, CallKind.Change, false)]
    [InlineData(Execution.Refused, CallKind.Creation, false)]
    public void Sends_again_what_did_not_run_and_what_may_be_repeated(Execution execution, CallKind kind, bool again)
    {
        var error = new RestError("CODE", "text", execution);

        Assert.Equal(again, RetryPolicy.ShouldRetry(error, kind, attempt: 1));
    }

    [Fact]
    public void Gives_up_after_the_last_attempt()
    {
        var error = new RestError("CODE", "text", Execution.NotRun);

        Assert.True(RetryPolicy.ShouldRetry(error, CallKind.Read, RetryPolicy.MaxAttempts - 1));
        Assert.False(RetryPolicy.ShouldRetry(error, CallKind.Read, RetryPolicy.MaxAttempts));
    }

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(2, 0, 2)]
    [InlineData(4, 0, 8)]
    [InlineData(4, 1, 4)]
    public void Waits_twice_as_long_each_time_less_up_to_a_half(int attempt, double random, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryPolicy.Pause(attempt, random));

    [Theory]
    [InlineData("QUERY_LIMIT_EXCEEDED", 503, Execution.NotRun)]
    [InlineData("OPERATION_TIME_LIMIT", 429, Execution.NotRun)]
    [InlineData("OPERATION_TIME_LIMIT", null, Execution.NotRun)]
    [InlineData("ERROR_BATCH_LENGTH_EXCEEDED", null, Execution.NotRun)]
    [InlineData("OVERLOAD_LIMIT", 503, Execution.Refused)]
    [InlineData("PORTAL_DELETED", 500, Execution.Refused)]
    [InlineData("INTERNAL_SERVER_ERROR", 500, Execution.Unclear)]
    [InlineData("INTERNAL_SERVER_ERROR", null, Execution.Unclear)]
    [InlineData("ERROR_UNEXPECTED_ANSWER", 500, Execution.Unclear)]
    [InlineData("SOMETHING_NEW", 500, Execution.Unclear)]
    [InlineData("SOMETHING_NEW", 400, Execution.Refused)]
    [InlineData("SOMETHING_NEW", null, Execution.Refused)]
    [InlineData("CONFIG_WRONG_USER_PERMISSION", 403, Execution.Refused)]
    public void Knows_from_the_code_and_the_status_whether_a_call_ran(string code, int? status, Execution execution) =>
        Assert.Equal(execution, Faults.FromPortal(code, "text", status).Execution);
}
