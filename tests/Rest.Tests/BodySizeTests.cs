using System.Net;

namespace Bitrix24.Rest.Tests;

/// <summary>Requests that are too large for a server on their way.</summary>
public sealed class BodySizeTests
{
    private readonly StubPortal _portal = new();

    [Fact]
    public async Task A_batch_is_no_larger_than_servers_take()
    {
        // Six letters of address for each of these: three do not fit into half a megabyte.
        RestCall[] calls = [.. Enumerable.Range(0, 3).Select(_ => Call(new string('Ж', 40000)))];
        _portal.Answers("{result:{result:{c0:1,c1:2},result_error:[]}}").Answers("{result:{result:{c2:3},result_error:[]}}");

        IReadOnlyList<Outcome<JToken>> outcomes = await _portal.Client().SendAsync(calls, CancellationToken.None);

        Assert.Equal([1, 2, 3], outcomes.Select(outcome => (int)outcome.Value));
        Assert.Equal(2, _portal.Sent.Count);
    }

    [Theory]
    [InlineData("<html>413</html>", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("{result:{result:[],result_error:[]}}", HttpStatusCode.OK)]
    public async Task A_batch_that_was_too_large_is_sent_in_smaller_ones_and_that_is_remembered(
        string answer, HttpStatusCode status)
    {
        RestCall[] calls =
            [.. Enumerable.Range(0, 4).Select(place => Call(new string('x', place < 2 ? 40000 : 60000)))];
        _portal.Answers(answer, status);
        for (int i = 0; i < 2; i++)
        {
            _portal.Answers("{result:{result:{c0:1,c1:2},result_error:[]}}")
                .Answers("{result:{result:{c2:3},result_error:[]}}")
                .Answers("{result:{result:{c3:4},result_error:[]}}");
        }
        RestClient client = _portal.Client();

        IReadOnlyList<Outcome<JToken>> first = await client.SendAsync(calls, CancellationToken.None);
        IReadOnlyList<Outcome<JToken>> second = await client.SendAsync(calls, CancellationToken.None);

        foreach (IReadOnlyList<Outcome<JToken>> outcomes in new[] { first, second })
            Assert.Equal([1, 2, 3, 4], outcomes.Select(outcome => (int)outcome.Value));
        Assert.Equal(7, _portal.Sent.Count);
        Assert.Empty(_portal.Pauses);
    }

    [Fact]
    public async Task One_call_that_is_too_large_for_a_batch_travels_alone_and_says_so_where_that_is_too_large()
    {
        RestCall[] calls = [Call("small"), Call(new string('Ж', 100000))];
        _portal.Answers("{result:{result:{c0:1},result_error:[]}}")
            .Answers("<html>413</html>", HttpStatusCode.RequestEntityTooLarge);

        IReadOnlyList<Outcome<JToken>> outcomes = await _portal.Client().SendAsync(calls, CancellationToken.None);

        Assert.Equal(1, (int)outcomes[0].Value);
        RestError error = outcomes[1].Error!;
        Assert.Equal((RestErrorCodes.RequestTooLarge, Execution.NotRun, 413), (error.Code, error.Execution, error.Status));
        Assert.Contains("it has 195 KB. Shorten its texts.", error.Description, StringComparison.Ordinal);
        Assert.EndsWith("/x.add.json", _portal.Sent[1].Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(2, _portal.Sent.Count);
    }

    [Fact]
    public async Task What_would_arrive_empty_is_not_sent()
    {
        Outcome<JToken> outcome = await _portal.Client().SendAsync(
            Call(new string('x', 9 * 1024 * 1024)), CancellationToken.None);

        Assert.Equal(RestErrorCodes.RequestTooLarge, outcome.Error!.Code);
        Assert.Empty(_portal.Sent);
    }

    [Fact]
    public async Task A_small_batch_without_an_answer_to_any_call_may_have_run()
    {
        for (int i = 0; i < 2; i++)
            _portal.Answers("{result:{result:[],result_error:[]}}");

        IReadOnlyList<Outcome<JToken>> outcomes =
            await _portal.Client().SendAsync([Call("a"), Call("b")], CancellationToken.None);

        Assert.All(outcomes, outcome => Assert.Equal(Execution.Unclear, outcome.Error!.Execution));
    }

    [Fact]
    public async Task A_call_of_more_variables_than_php_reads_travels_alone()
    {
        var many = new RestCall(
            "x.add", new JObject { ["IDS"] = new JArray(Enumerable.Range(0, 1001)) }, CallKind.Creation);
        _portal.Answers("{result:{result:{c0:1,c2:3},result_error:[]}}").Answers("{result:2}");

        IReadOnlyList<Outcome<JToken>> outcomes =
            await _portal.Client().SendAsync([Call("a"), many, Call("b")], CancellationToken.None);

        Assert.Equal([1, 2, 3], outcomes.Select(outcome => (int)outcome.Value));
    }

    [Theory]
    [InlineData("$result[a]", true)]
    [InlineData("see $NEXT", true)]
    [InlineData("$Total", true)]
    [InlineData("$time", true)]
    [InlineData("$error[0]", true)]
    [InlineData("5 $ and more", false)]
    public async Task What_a_batch_would_replace_travels_alone(string text, bool isAlone)
    {
        if (isAlone)
            _portal.Answers("{result:{result:{c1:2},result_error:[]}}").Answers("{result:1}");
        else
            _portal.Answers("{result:{result:{c0:1,c1:2},result_error:[]}}");

        await _portal.Client().SendAsync([Call(text), Call("b")], CancellationToken.None);

        Assert.Equal(isAlone ? 2 : 1, _portal.Sent.Count);
    }

    private static RestCall Call(string text) =>
        new("x.add", new JObject { ["TEXT"] = text }, CallKind.Creation);
}
