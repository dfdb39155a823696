using System.Net;

namespace Bitrix24.Rest.Tests;

public sealed class BatchTests
{
    private readonly StubPortal _portal = new();

    [Fact]
    public async Task One_call_travels_alone()
    {
        _portal.Answers("{result:1}");

        await Send(Creations(1));

        Assert.EndsWith("/x.add.json", _portal.Sent.Single().Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_calls_travel_in_one_batch_that_does_not_halt()
    {
        _portal.Answers("{result:{result:{c0:11,c1:12},result_error:[]}}");

        IReadOnlyList<Outcome<JToken>> outcomes = await Send(Creations(2));

        Assert.Equal([11, 12], outcomes.Select(outcome => (int)outcome.Value));
        JObject body = _portal.Sent.Single().Body;
        Assert.Equal(0, (int)body["halt"]!);
        Assert.Equal("x.add?NAME=line%201", (string?)body["cmd"]!["c1"]);
    }

    [Theory]
    [InlineData(50, 1)]
    [InlineData(51, 2)]
    [InlineData(120, 3)]
    public async Task No_batch_has_more_than_fifty_calls(int calls, int requests)
    {
        for (int i = 0; i < requests; i++)
            _portal.Answers(AllDone(50, i * 50));

        IReadOnlyList<Outcome<JToken>> outcomes = await Send(Creations(calls));

        Assert.Equal(calls, outcomes.Count(outcome => outcome.IsSuccess));
        Assert.Equal(requests, _portal.Sent.Count);
        Assert.All(_portal.Sent, sent => Assert.True(sent.Body["cmd"]!.Count() <= 50));
    }

    [Fact]
    public async Task What_looks_like_a_reference_travels_alone_and_keeps_its_text()
    {
        _portal.Answers("{result:{result:{c0:11,c2:13,c3:14},result_error:[]}}").Answers("{result:12}");
        var text = new RestCall("x.add", new JObject { ["A"] = new JArray("Code $result[c0] text") });
        var followUp = new RestCall("x.get", new JObject { ["ID"] = RestClient.ResultOf(2) }, CallKind.FollowUp);

        IReadOnlyList<Outcome<JToken>> outcomes = await Send([Creations(1)[0], text, Creations(1)[0], followUp]);

        Assert.Equal([11, 12, 13, 14], outcomes.Select(outcome => (int)outcome.Value));
        Assert.Equal(["c0", "c2", "c3"], ((JObject)_portal.Sent[0].Body["cmd"]!).Properties().Select(item => item.Name));
        Assert.Equal("Code $result[c0] text", (string?)_portal.Sent[1].Body["A"]![0]);
    }

    [Fact]
    public async Task A_bad_item_fails_alone()
    {
        _portal.Answers(
            "{result:{result:{c0:11,c2:13},result_error:{c1:{error:'CONFIG_ID_EMPTY',error_description:'x'}}}}");

        IReadOnlyList<Outcome<JToken>> outcomes = await Send(Creations(3));

        Assert.Equal(["", "CONFIG_ID_EMPTY", ""], outcomes.Select(outcome => outcome.Error?.Code ?? ""));
    }

    [Fact]
    public async Task A_result_of_false_or_null_is_a_result()
    {
        _portal.Answers("{result:{result:{c0:false,c1:null},result_error:[]}}");

        IReadOnlyList<Outcome<JToken>> outcomes = await Send(Creations(2));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsSuccess));
    }

    [Fact]
    public async Task An_item_that_the_answer_does_not_mention_is_unclear_and_a_creation_is_not_repeated()
    {
        _portal.Answers("{result:{result:{c0:11},result_error:[]}}");

        IReadOnlyList<Outcome<JToken>> outcomes = await Send(Creations(2));

        Assert.True(outcomes[0].IsSuccess);
        Assert.Equal(Execution.Unclear, outcomes[1].Error!.Execution);
        Assert.Single(_portal.Sent);
    }

    [Theory]
    [InlineData("{result:false}")]
    [InlineData("{result:[]}")]
    [InlineData("{result:{result:[],result_error:[]}}")]
    public async Task An_answer_that_is_no_batch_leaves_every_item_unclear(string answer)
    {
        _portal.Answers(answer);

        IReadOnlyList<Outcome<JToken>> outcomes = await Send(Creations(2));

        Assert.All(outcomes, outcome => Assert.Equal(Execution.Unclear, outcome.Error!.Execution));
    }

    [Fact]
    public async Task No_text_of_an_item_has_the_secret()
    {
        _portal.Answers(
            $"{{result:{{result:[],result_error:{{c0:{{error:'X',error_description:'at {StubPortal.Url}'}}}}}}}}");

        IReadOnlyList<Outcome<JToken>> outcomes = await Send(Creations(2));

        Assert.Equal("at https://portal.example/rest/7/***/", outcomes[0].Error!.Description);
    }

    [Fact]
    public async Task Only_the_items_that_did_not_run_are_sent_again()
    {
        _portal
            .Answers("{result:{result:{c0:11,c2:13},result_error:{c1:{error:'OPERATION_TIME_LIMIT',error_description:''}}}}")
            .Answers("{result:{result:{c1:12},result_error:[]}}");

        IReadOnlyList<Outcome<JToken>> outcomes = await Send(Creations(3));

        Assert.Equal([11, 12, 13], outcomes.Select(outcome => (int)outcome.Value));
        Assert.Equal("x.add?NAME=line%201", (string?)_portal.Sent[1].Body["cmd"]!["c1"]);
    }

    [Fact]
    public async Task Of_a_batch_whose_answer_was_lost_what_may_be_repeated_is_repeated()
    {
        _portal.Answers("<html>", HttpStatusCode.BadGateway).Answers("{result:{result:{c1:'read'},result_error:[]}}");

        IReadOnlyList<Outcome<JToken>> outcomes = await Send([Creations(1)[0], new RestCall("x.get")]);

        Assert.Equal(Execution.Unclear, outcomes[0].Error!.Execution);
        Assert.Equal("read", (string?)outcomes[1].Value);
        Assert.Equal("x.get", (string?)_portal.Sent[1].Body["cmd"]!["c1"]);
    }

    [Fact]
    public async Task A_batch_that_met_the_request_limit_is_sent_again_whole()
    {
        _portal.Answers("{error:'QUERY_LIMIT_EXCEEDED'}", HttpStatusCode.ServiceUnavailable).Answers(AllDone(3));

        IReadOnlyList<Outcome<JToken>> outcomes = await Send(Creations(3));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsSuccess));
    }

    private async Task<IReadOnlyList<Outcome<JToken>>> Send(IReadOnlyList<RestCall> calls)
    {
        using RestClient client = _portal.Client();
        return await client.SendAsync(calls, CancellationToken.None);
    }

    private static RestCall[] Creations(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
            new RestCall("x.add", new JObject { ["NAME"] = $"line {i}" }, CallKind.Creation)),
    ];

    private static string AllDone(int count, int first = 0) => new JObject
    {
        ["result"] = new JObject
        {
            ["result"] = new JObject(Enumerable.Range(first, count)
                .Select(i => new JProperty($"c{i}", i + 1))),
            ["result_error"] = new JArray(),
        },
    }.ToString();
}
