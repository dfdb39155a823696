namespace Bitrix24.Rest.Tests;

public sealed class OutcomeTests
{
    [Fact]
    public void Reading_a_value_as_something_else_keeps_the_notices() => Assert.Equal(
        ["first", "second"],
        Outcome.Success(1, "first").Map(number => Outcome.Success($"{number}", "second")).Notices);

    [Theory]
    [InlineData(Execution.Unclear, true)]
    [InlineData(Execution.NotRun, false)]
    public void Knows_whether_an_earlier_answer_was_lost(Execution earlier, bool mayHaveRun) => Assert.Equal(
        mayHaveRun,
        Outcome.Success(1).After(Outcome.Failure<int>(new RestError("X", "x", earlier))).MayHaveRunBefore);

    [Fact]
    public void An_answer_that_was_lost_once_stays_lost_over_all_attempts()
    {
        Outcome<int> lost = Outcome.Failure<int>(new RestError("X", "x", Execution.Unclear));
        Outcome<int> limit = Outcome.Failure<int>(new RestError("Y", "y", Execution.NotRun));

        Assert.True(Outcome.Success(1).After(limit.After(lost)).MayHaveRunBefore);
        Assert.True(Outcome.Success(1).After(lost).After(limit).MayHaveRunBefore);
    }

    [Fact]
    public void Has_no_value_where_there_is_an_error()
    {
        var error = new RestError("NO", "no", Execution.Refused);
        Outcome<string> failure = Outcome.Failure<string>(error);

        Assert.Same(error, Assert.Throws<RestException>(() => failure.Value).Error);
        Assert.Same(error, failure.Map<int>(_ => throw new InvalidOperationException("It was read.")).Error);
    }
}
