using System.Net;
using System.Net.Sockets;

namespace Bitrix24.Rest.Tests;

public sealed class RestClientTests
{
    private static readonly RestCall Read = new("scope");
    private static readonly RestCall Change = new("x.update", new JObject { ["ID"] = 1 }, CallKind.Change);
    private static readonly RestCall Creation = new("x.add", new JObject { ["NAME"] = "é" }, CallKind.Creation);

    private readonly StubPortal _portal = new();

    [Fact]
    public async Task Posts_the_parameters_as_JSON_to_the_address_of_the_method()
    {
        _portal.Answers("{result:15,time:{}}");

        Outcome<JToken> outcome = await Send(Creation);

        Assert.Equal(15, (int)outcome.Value);
        Assert.Equal(StubPortal.Url + "x.add.json", Assert.Single(_portal.Sent).Address.AbsoluteUri);
        Assert.True(JToken.DeepEquals(Creation.Parameters, _portal.Sent[0].Body));
    }

    [Theory]
    [InlineData("{error:'CONFIG_ID_EMPTY',error_description:\"Config ID can't be empty\"}", 400, "CONFIG_ID_EMPTY")]
    [InlineData("{error:'NAME_ERROR',error_description:''}", 200, "NAME_ERROR")]
    [InlineData("<html>Not found</html>", 404, RestErrorCodes.NotAPortal)]
    [InlineData("", 302, RestErrorCodes.NotAPortal)]
    public async Task A_refusal_is_final(string body, int status, string code)
    {
        _portal.Answers(body, (HttpStatusCode)status);

        Outcome<JToken> outcome = await Send(Read);

        Assert.Equal(code, outcome.Error!.Code);
        Assert.Equal(Execution.Refused, outcome.Error.Execution);
        Assert.Equal(status, outcome.Error.Status);
        Assert.Single(_portal.Sent);
    }

    [Theory]
    [InlineData("{error:'QUERY_LIMIT_EXCEEDED',error_description:'Too many requests'}", 503)]
    [InlineData("{error:'OPERATION_TIME_LIMIT',error_description:'x'}", 429)]
    public async Task A_creation_that_met_a_limit_did_not_run_and_is_sent_again(string body, int status)
    {
        _portal.Answers(body, (HttpStatusCode)status).Answers("{result:15}");

        Assert.True((await Send(Creation)).IsSuccess);
        Assert.Equal(2, _portal.Sent.Count);
        Assert.Single(_portal.Pauses);
    }

    [Theory]
    [InlineData("{error:'INTERNAL_SERVER_ERROR',error_description:'x'}", 500)]
    [InlineData("<html>Bad gateway</html>", 502)]
    [InlineData("{\"result\":1", 200)]
    [InlineData("{\"time\":{}}", 200)]
    public async Task A_creation_that_may_have_run_is_not_sent_again(string body, int status)
    {
        _portal.Answers(body, (HttpStatusCode)status);

        Outcome<JToken> outcome = await Send(Creation);

        Assert.Equal(Execution.Unclear, outcome.Error!.Execution);
        Assert.Single(_portal.Sent);
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>", 502)]
    [InlineData("{\"result\":1", 200)]
    public async Task A_change_that_may_have_run_is_sent_again(string body, int status)
    {
        _portal.Answers(body, (HttpStatusCode)status).Answers("{result:true}");

        Assert.True((await Send(Change)).IsSuccess);
    }

    [Fact]
    public async Task A_broken_connection_leaves_a_creation_unclear()
    {
        _portal.Fails(new HttpRequestException("x", new IOException("reset", new SocketException((int)SocketError.ConnectionReset))));

        Outcome<JToken> outcome = await Send(Creation);

        Assert.Equal(Execution.Unclear, outcome.Error!.Execution);
        Assert.Equal(RestErrorCodes.NeverAnswered, outcome.Error.Code);
    }

    [Theory]
    [InlineData("{error:'NO_AUTH_FOUND'}", 401, Execution.Unclear)]
    [InlineData("{error:'insufficient_scope'}", 403, Execution.Unclear)]
    [InlineData("{error:'OVERLOAD_LIMIT'}", 403, Execution.Unclear)]
    [InlineData("<html>moved</html>", 404, Execution.Unclear)]
    [InlineData("{error:'CONFIG_ID_EMPTY'}", 400, Execution.Refused)]
    public async Task A_refusal_after_a_lost_answer_says_it_did_not_run_only_if_the_portal_judged_the_call(
        string body, int status, Execution execution)
    {
        _portal.Answers("<html>gone</html>", HttpStatusCode.BadGateway).Answers(body, (HttpStatusCode)status);

        Assert.Equal(execution, (await Send(Change)).Error!.Execution);
    }

    [Fact]
    public async Task A_connection_that_is_refused_later_on_is_tried_again_and_then_told_as_one()
    {
        _portal.Answers("{result:[]}");
        for (int i = 0; i < RetryPolicy.MaxAttempts; i++)
            _portal.Fails(new HttpRequestException("x", new SocketException((int)SocketError.ConnectionRefused)));
        using RestClient client = _portal.Client();
        await client.SendAsync(Read, CancellationToken.None);

        Outcome<JToken> outcome = await client.SendAsync(Creation, CancellationToken.None);

        Assert.Equal(RestErrorCodes.ConnectionFailed, outcome.Error!.Code);
        Assert.Equal(Execution.NotRun, outcome.Error.Execution);
        Assert.Equal(1 + RetryPolicy.MaxAttempts, _portal.Sent.Count);
    }

    [Fact]
    public async Task A_connection_that_is_refused_at_once_is_told_at_once()
    {
        _portal.Fails(new HttpRequestException("x", new SocketException((int)SocketError.ConnectionRefused)));

        Assert.Equal(RestErrorCodes.ConnectionFailed, (await Send(Read)).Error!.Code);
        Assert.Single(_portal.Sent);
    }

    [Fact]
    public async Task A_change_that_was_sent_twice_says_so()
    {
        _portal.Answers("<html>", HttpStatusCode.BadGateway).Answers("{result:false}");

        Assert.True((await Send(Change)).MayHaveRunBefore);
    }

    [Fact]
    public async Task No_text_of_an_error_has_the_secret()
    {
        _portal.Answers($"{{error:'X',error_description:'no such page: {StubPortal.Url}x.add'}}", HttpStatusCode.BadRequest)
            .Fails(new HttpRequestException($"cannot reach {StubPortal.Url}"));

        Assert.DoesNotContain(StubPortal.Secret, (await Send(Creation)).Error!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(StubPortal.Secret, (await Send(Creation)).Error!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_code_of_an_error_has_the_secret()
    {
        _portal.Answers($"{{error:'no {StubPortal.Url}',error_description:'x'}}", HttpStatusCode.BadRequest);

        Assert.DoesNotContain(StubPortal.Secret, (await Send(Creation)).Error!.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_can_be_quoted_without_the_secret()
    {
        SecretWords secrets = WebhookCredential.Parse(StubPortal.Url).Secrets;
        var answer = JToken.Parse($"{{a:['{StubPortal.Url}',1],b:{{c:'{StubPortal.Secret}'}}}}");

        Assert.DoesNotContain(StubPortal.Secret, secrets.Redact(answer).ToString(), StringComparison.Ordinal);
        Assert.Equal("***", (string?)secrets.Redact(new JValue(StubPortal.Secret)));
        Assert.Contains(StubPortal.Secret, answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_was_sent_again_says_so()
    {
        _portal.Answers("{error:'QUERY_LIMIT_EXCEEDED'}", HttpStatusCode.ServiceUnavailable).Answers("{result:1}")
            .Answers("{result:1}");

        Assert.True((await Send(Creation)).WasRepeated);
        Assert.False((await Send(Creation)).WasRepeated);
    }

    [Fact]
    public async Task A_client_that_is_closed_sends_nothing_and_says_so()
    {
        RestClient client = _portal.Client();
        client.Dispose();

        RestError error = (await client.SendAsync(Creation, CancellationToken.None)).Error!;

        Assert.Equal((RestErrorCodes.ConnectionClosed, Execution.Refused), (error.Code, error.Execution));
        Assert.Empty(_portal.Sent);
        Assert.True(_portal.IsClosed);
    }

    [Fact]
    public async Task A_cancelled_call_is_cancelled_and_not_a_fault()
    {
        using var stop = new CancellationTokenSource();
        _portal.Then(() =>
        {
            stop.Cancel();
            throw new HttpRequestException("closed while stopping");
        });
        using RestClient client = _portal.Client();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(Read, stop.Token));
    }

    [Fact]
    public async Task A_cancelled_pause_ends_at_once()
    {
        using var stop = new CancellationTokenSource();
        _portal.Then(() =>
        {
            stop.Cancel();
            return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
            {
                Content = new StringContent("{error:'QUERY_LIMIT_EXCEEDED'}"),
            };
        });
        using RestClient client = _portal.Client();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(Read, stop.Token));
        Assert.Single(_portal.Sent);
    }

    [Fact]
    public async Task Counts_every_request_that_it_sends()
    {
        _portal.Answers("{error:'QUERY_LIMIT_EXCEEDED'}", HttpStatusCode.ServiceUnavailable).Answers("{result:[]}");
        using RestClient client = _portal.Client();

        await client.SendAsync(Read, CancellationToken.None);

        Assert.Equal(2, client.RequestCount);
    }

    private async Task<Outcome<JToken>> Send(RestCall call)
    {
        using RestClient client = _portal.Client();
        return await client.SendAsync(call, CancellationToken.None);
    }
}
