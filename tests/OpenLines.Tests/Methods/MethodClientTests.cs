using System.Net;
using Bitrix24.Rest.Tests;

namespace Bitrix24.OpenLines.Tests;

public sealed class MethodClientTests
{
    private readonly StubPortal _portal = new();

    [Fact]
    public async Task A_single_call_goes_out_as_it_is()
    {
        _portal.Answers("{result:[{ID:'5',id:5,d:'2026-01-02T03:04:05Z',n:null,f:1.5,l:[]}]}");

        Outcome<object?> outcome = Assert.Single(await Call(Get("user.get", 5)));

        (Uri address, JObject body) = Assert.Single(_portal.Sent);
        Assert.EndsWith("/user.get.json", address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(5, (int?)body["ID"]);
        var user = Assert.IsType<Dictionary<string, object?>>(Assert.Single(Assert.IsType<object?[]>(outcome.Value)));
        Assert.Equal(["ID", "id", "d", "n", "f", "l"], user.Keys);
        Assert.Equal(["5", 5L, "2026-01-02T03:04:05Z", null, 1.5, Array.Empty<object?>()], user.Values);
    }

    [Theory]
    [InlineData("false", false)]
    [InlineData("true", true)]
    [InlineData("'7'", "7")]
    [InlineData("7", 7L)]
    [InlineData("null", null)]
    public async Task A_result_is_what_the_portal_says(string json, object? value)
    {
        _portal.Answers($"{{result:{json}}}");

        Assert.Equal(value, (await Call(Get("user.get", 1)))[0].Value);
    }

    [Fact]
    public async Task Several_calls_share_a_request_but_for_those_that_a_query_string_would_change()
    {
        _portal.Answers("{result:{result:{c0:'first',c1:'third'},result_error:[]}}").Answers("{result:'second'}");

        MethodCall[] calls = [Get("user.get", 1), Get("user.get", null), Get("user.get", 3)];
        IReadOnlyList<Outcome<object?>> outcomes = await Call(calls);

        Assert.Equal(["first", "second", "third"], outcomes.Select(outcome => outcome.Value));
        Assert.Equal(["batch.json", "user.get.json"], _portal.Sent.Select(sent => sent.Address.Segments[^1]));
        Assert.Equal("""{"ID":null}""", _portal.Sent[1].Body.ToString(Newtonsoft.Json.Formatting.None));
    }

    [Theory]
    [InlineData("user.get", false, 2)]
    [InlineData("imopenlines.config.update", true, 2)]
    [InlineData("imopenlines.config.update", false, 1)]
    [InlineData("event.offline.get", false, 1)]
    public async Task After_a_lost_answer_only_what_may_be_is_sent_again(string method, bool isRepeatable, int sent)
    {
        _portal.Fails(new HttpRequestException("gone")).Answers("{result:true}");

        Outcome<object?> outcome = (await Call(MethodCall.Read(method, null, isRepeatable)))[0];

        Assert.Equal(sent, _portal.Sent.Count);
        Assert.Equal(sent == 2 ? null : OpenLineErrorCodes.OutcomeUnknown, outcome.Error?.Code);
        Assert.Equal(sent == 1, outcome.Error?.Description.Contains(method, StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task What_was_turned_away_by_a_limit_is_sent_again_whatever_it_is()
    {
        _portal.Answers("{error:'QUERY_LIMIT_EXCEEDED'}", HttpStatusCode.ServiceUnavailable).Answers("{result:12}");

        Assert.Equal(12L, (await Call(MethodCall.Read("imopenlines.config.add", null)))[0].Value);
    }

    [Fact]
    public async Task A_refusal_is_the_portals_own_without_the_secrets_that_it_quotes()
    {
        _portal.Answers("{error:'WRONG_t0k3n',error_description:'No bot has t0k3n'}", HttpStatusCode.BadRequest);

        RestError? error = (await Call(MethodCall.Read(
            "imbot.update", new Dictionary<string, object?> { ["botToken"] = "t0k3n" })))[0].Error;

        Assert.Equal(("WRONG_***", "No bot has ***"), (error?.Code, error?.Description));
    }

    private static MethodCall Get(string method, int? id) =>
        MethodCall.Read(method, new Dictionary<string, object?> { ["ID"] = id });

    private Task<IReadOnlyList<Outcome<object?>>> Call(params MethodCall[] calls) =>
        new MethodClient(_portal.Client()).CallAsync(calls, CancellationToken.None);
}
