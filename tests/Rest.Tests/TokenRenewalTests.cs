using System.Net;
using System.Net.Sockets;

namespace Bitrix24.Rest.Tests;

public sealed class TokenRenewalTests
{
    private const string ClientSecret = "s3cr3t/of+app";
    private const string Expired = "{error:'expired_token',error_description:'The access token has expired.'}";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly RestCall Creation = new("x.add", new JObject { ["NAME"] = "é" }, CallKind.Creation);

    private readonly StubPortal _portal = new();

    [Fact]
    public async Task The_token_travels_in_the_body_beside_the_parameters()
    {
        _portal.Answers("{result:15}");

        Assert.True((await Send(Creation)).IsSuccess);
        (Uri address, JObject body) = Assert.Single(_portal.Sent);
        Assert.Equal("https://portal.example/rest/x.add.json", address.AbsoluteUri);
        Assert.True(JToken.DeepEquals(new JObject { ["NAME"] = "é", ["auth"] = "access-0" }, body));
        Assert.Null(Creation.Parameters["auth"]);
    }

    [Fact]
    public async Task A_creation_that_met_an_expired_token_is_sent_again_with_the_new_one()
    {
        _portal.Answers(Expired, HttpStatusCode.Unauthorized).Renews(Tokens(1)).Answers("{result:15}");
        using RestClient client = Client();

        Outcome<JToken> outcome = await client.SendAsync(Creation, CancellationToken.None);

        Assert.Equal(15, (int)outcome.Value);
        Assert.False(outcome.MayHaveRunBefore);
        Assert.Equal(["access-0", "access-1"], _portal.Sent.Select(Auth));
        Assert.Equal("é", (string?)_portal.Sent[1].Body["NAME"]);
        Assert.Empty(_portal.Pauses);
        Assert.Equal(3, client.RequestCount);
    }

    [Fact]
    public async Task The_authorization_server_is_asked_with_a_form_and_nothing_secret_in_the_address()
    {
        _portal.Answers(Expired).Renews(Tokens(1)).Answers("{result:15}");

        await Send(Creation);

        (Uri address, Dictionary<string, string> form) = Assert.Single(_portal.Renewals);
        Assert.Equal("https://oauth.bitrix.info/oauth/token/", address.AbsoluteUri);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["grant_type"] = "refresh_token",
                ["client_id"] = "app.1",
                ["client_secret"] = ClientSecret,
                ["refresh_token"] = "refresh-0",
            },
            form);
    }

    [Fact]
    public async Task A_batch_is_sent_again_whole()
    {
        _portal.Answers(Expired, HttpStatusCode.Unauthorized).Renews(Tokens(1))
            .Answers("{result:{result:{c0:11,c1:12},result_error:[]}}");
        using RestClient client = Client();

        IReadOnlyList<Outcome<JToken>> outcomes =
            await client.SendAsync([Creation, Creation], CancellationToken.None);

        Assert.Equal([11, 12], outcomes.Select(outcome => (int)outcome.Value));
        Assert.Equal(["access-0", "access-1"], _portal.Sent.Select(Auth));
        Assert.True(JToken.DeepEquals(_portal.Sent[0].Body["cmd"], _portal.Sent[1].Body["cmd"]));
    }

    [Fact]
    public async Task Without_an_access_token_the_first_call_renews_first()
    {
        _portal.Renews(Tokens(1)).Answers("{result:15}");

        Assert.True((await Send(Creation, Credential(accessToken: null))).IsSuccess);
        Assert.Equal("access-1", Auth(Assert.Single(_portal.Sent)));
    }

    [Fact]
    public async Task Each_renewal_spends_the_refresh_token_of_the_one_before()
    {
        _portal.Answers(Expired).Renews(Tokens(1)).Answers("{result:1}")
            .Answers(Expired).Renews(Tokens(2)).Answers("{result:2}");
        using RestClient client = Client();

        await client.SendAsync(Creation, CancellationToken.None);
        await client.SendAsync(Creation, CancellationToken.None);

        Assert.Equal(["refresh-0", "refresh-1"], _portal.Renewals.Select(renewal => renewal.Form["refresh_token"]));
        Assert.Equal("access-2", Auth(_portal.Sent[3]));
    }

    [Fact]
    public async Task Calls_that_expire_together_share_one_renewal()
    {
        const int calls = 8;
        _portal.ValidToken = "access-1";
        _portal.ThenRenews(async () =>
        {
            // Answers only when all the calls have been turned away.
            await WaitUntil(() => _portal.Sent.Count >= calls);
            return Json(Tokens(1));
        });
        using RestClient client = Client();

        Outcome<JToken>[] outcomes = await Task.WhenAll(Enumerable.Range(0, calls).Select(_ =>
            Task.Run(() => client.SendAsync(Creation, CancellationToken.None))));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsSuccess));
        Assert.Single(_portal.Renewals);
        Assert.Equal(2 * calls, _portal.Sent.Count);
    }

    [Fact]
    public async Task A_call_that_comes_late_with_the_old_token_uses_the_new_one()
    {
        Credential credential = Credential();
        Access old = credential.Access!;
        _portal.Answers(Expired).Renews(Tokens(1)).Answers("{result:1}");
        await Send(Creation, credential);
        using var http = new Transport(credential, new RestClientOptions { Handler = _portal });

        Outcome<Access> renewed = await credential.RenewAsync(old, http, run: null, CancellationToken.None);

        Assert.Same(credential.Access, renewed.Value);
        Assert.Single(_portal.Renewals);
    }

    [Fact]
    public async Task A_refused_renewal_is_the_outcome_of_every_call_that_waited()
    {
        const int calls = 8;
        _portal.ValidToken = "access-1";
        _portal.ThenRenews(async () =>
        {
            await WaitUntil(() => _portal.Sent.Count >= calls);
            return Json("{error:'invalid_grant',error_description:'Invalid grant'}", HttpStatusCode.BadRequest);
        });
        using RestClient client = Client();

        Outcome<JToken>[] outcomes = await Task.WhenAll(Enumerable.Range(0, calls).Select(_ =>
            Task.Run(() => client.SendAsync(Creation, CancellationToken.None))));

        Assert.All(outcomes, outcome => Assert.Equal("invalid_grant", outcome.Error!.Code));
        Assert.Single(_portal.Renewals);
        Assert.Equal(calls, _portal.Sent.Count);
    }

    [Fact]
    public async Task A_spent_refresh_token_is_not_asked_about_again()
    {
        _portal.Answers(Expired).Renews("{error:'invalid_grant'}", HttpStatusCode.BadRequest).Answers(Expired);
        using RestClient client = Client();

        await client.SendAsync(Creation, CancellationToken.None);
        Outcome<JToken> outcome = await client.SendAsync(Creation, CancellationToken.None);

        Assert.Equal("invalid_grant", outcome.Error!.Code);
        Assert.Single(_portal.Renewals);
    }

    [Fact]
    public async Task A_refusal_that_may_end_is_asked_about_again()
    {
        _portal.Answers(Expired).Renews("{error:'PAYMENT_REQUIRED'}", HttpStatusCode.BadRequest)
            .Answers(Expired).Renews(Tokens(1)).Answers("{result:1}");
        using RestClient client = Client();

        Assert.False((await client.SendAsync(Creation, CancellationToken.None)).IsSuccess);
        Assert.True((await client.SendAsync(Creation, CancellationToken.None)).IsSuccess);
    }

    [Fact]
    public async Task Calls_follow_the_portal_to_its_new_address()
    {
        _portal.Answers(Expired).Renews(Tokens(1, "https://moved.example/rest/")).Answers("{result:15}");
        Credential credential = Credential();

        await Send(Creation, credential);

        Assert.Equal("https://moved.example/rest/x.add.json", _portal.Sent[1].Address.AbsoluteUri);
        Assert.Equal(new Uri("https://moved.example/"), credential.Portal);
    }

    [Theory]
    [InlineData("http://moved.example/rest/")]
    [InlineData("https://moved.example/elsewhere/")]
    [InlineData("")]
    public async Task Calls_do_not_follow_to_an_address_that_is_no_good(string endpoint)
    {
        _portal.Answers(Expired).Renews(Tokens(1, endpoint)).Answers("{result:15}");
        Credential credential = Credential();

        await Send(Creation, credential);

        Assert.Equal("https://portal.example/rest/x.add.json", _portal.Sent[1].Address.AbsoluteUri);
        Assert.Equal(new Uri("https://portal.example/"), credential.Portal);
    }

    [Fact]
    public async Task A_new_token_that_has_expired_as_well_is_renewed_after_a_pause()
    {
        _portal.Answers(Expired, HttpStatusCode.Unauthorized).Renews(Tokens(1))
            .Answers(Expired, HttpStatusCode.Unauthorized)
            .Answers(Expired, HttpStatusCode.Unauthorized).Renews(Tokens(2))
            .Answers("{result:1}");

        Outcome<JToken> outcome = await Send(Creation);

        Assert.True(outcome.IsSuccess);
        Assert.Equal(2, _portal.Renewals.Count);
        Assert.Single(_portal.Pauses);
    }

    [Fact]
    public async Task New_tokens_that_all_have_expired_end_it()
    {
        int most = RetryPolicy.MaxAttemptsOf(Retry.Renewed);
        for (int i = 0; i < most; i++)
        {
            _portal.Answers(Expired, HttpStatusCode.Unauthorized).Renews(Tokens(i + 1))
                .Answers(Expired, HttpStatusCode.Unauthorized);
        }

        Outcome<JToken> outcome = await Send(Creation);

        Assert.Equal(RestErrorCodes.ExpiredToken, outcome.Error!.Code);
        Assert.Equal(Execution.Refused, outcome.Error.Execution);
        Assert.Equal(most, _portal.Renewals.Count);
    }

    [Fact]
    public async Task A_token_that_cannot_be_renewed_leaves_the_portals_own_error()
    {
        _portal.Answers(Expired, HttpStatusCode.Unauthorized);

        Outcome<JToken> outcome = await Send(
            Creation, ApplicationCredential.Create(new() { Portal = "portal.example", AccessToken = "access-0" }));

        Assert.Equal(RestErrorCodes.ExpiredToken, outcome.Error!.Code);
        Assert.Equal("The access token has expired.", outcome.Error.Description);
        Assert.Equal(Execution.Refused, outcome.Error.Execution);
        Assert.Empty(_portal.Renewals);
    }

    [Theory]
    [InlineData("invalid_grant", 400)]
    [InlineData("invalid_client", 401)]
    [InlineData("PAYMENT_REQUIRED", 402)]
    [InlineData("invalid_request", 200)]
    public async Task A_refusal_of_the_authorization_server_is_told_with_its_code(string code, int status)
    {
        _portal.Answers(Expired).Renews($"{{error:'{code}',error_description:'Why not'}}", (HttpStatusCode)status);

        Outcome<JToken> outcome = await Send(Creation);

        Assert.Equal(code, outcome.Error!.Code);
        Assert.Equal(Execution.Refused, outcome.Error.Execution);
        Assert.StartsWith(
            "The access token could not be renewed at oauth.bitrix.info: Why not",
            outcome.Error.Description,
            StringComparison.Ordinal);
        Assert.Single(_portal.Renewals);
        Assert.Single(_portal.Sent);
    }

    [Theory]
    [InlineData("<html>Welcome</html>", 404, "HTTP 404")]
    [InlineData("", 302, "HTTP 302")]
    [InlineData("{}", 200, "no access_token")]
    [InlineData("{access_token:'',refresh_token:'refresh-1'}", 200, "no access_token")]
    [InlineData("{access_token:'access-1'}", 200, "no refresh_token")]
    [InlineData("{access_token:'access-1',refresh_token:['refresh-1']}", 200, "no refresh_token")]
    public async Task An_answer_without_tokens_is_told_as_what_it_is(string body, int status, string part)
    {
        _portal.Answers(Expired).Renews(body, (HttpStatusCode)status);

        Outcome<JToken> outcome = await Send(Creation);

        Assert.Equal(RestErrorCodes.TokenNotRenewed, outcome.Error!.Code);
        Assert.Equal(Execution.Refused, outcome.Error.Execution);
        Assert.Contains(part, outcome.Error.Description, StringComparison.Ordinal);
        Assert.Single(_portal.Renewals);
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>", 502)]
    [InlineData("{error:'SERVER_ERROR'}", 500)]
    [InlineData("<html>Sign in to this network</html>", 200)]
    public async Task A_server_that_fails_is_asked_again_and_then_told_once(string body, int status)
    {
        _portal.Answers(Expired);
        for (int i = 0; i < AuthorizationServer.MaxAttempts; i++)
            _portal.Renews(body, (HttpStatusCode)status);

        Outcome<JToken> outcome = await Send(Creation);

        Assert.Equal(RestErrorCodes.TokenNotRenewed, outcome.Error!.Code);
        Assert.Equal(Execution.NotRun, outcome.Error.Execution);
        Assert.False(outcome.MayHaveRunBefore);
        Assert.Equal(AuthorizationServer.MaxAttempts, _portal.Renewals.Count);
        Assert.Equal(AuthorizationServer.MaxAttempts - 1, _portal.Pauses.Count);
        Assert.Single(_portal.Sent);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_told_and_the_calls_did_not_run()
    {
        _portal.Answers(Expired);
        for (int i = 0; i < AuthorizationServer.MaxAttempts; i++)
            _portal.ThenRenews(() => throw new HttpRequestException(
                "x", new SocketException((int)SocketError.ConnectionRefused)));
        using RestClient client = Client();

        IReadOnlyList<Outcome<JToken>> outcomes =
            await client.SendAsync([Creation, Creation], CancellationToken.None);

        Assert.All(outcomes, outcome =>
        {
            Assert.Equal(RestErrorCodes.TokenNotRenewed, outcome.Error!.Code);
            Assert.Equal(Execution.NotRun, outcome.Error.Execution);
            Assert.Contains("No connection to oauth.bitrix.info", outcome.Error.Description, StringComparison.Ordinal);
        });
        Assert.Equal(AuthorizationServer.MaxAttempts, _portal.Renewals.Count);
        Assert.Single(_portal.Sent);
    }

    [Fact]
    public async Task A_renewal_whose_answer_was_lost_is_asked_for_again()
    {
        _portal.Answers(Expired).ThenRenews(Reset).Renews(Tokens(1)).Answers("{result:15}");

        Outcome<JToken> outcome = await Send(Creation);

        Assert.True(outcome.IsSuccess);
        Assert.False(outcome.MayHaveRunBefore);
    }

    [Fact]
    public async Task A_refresh_token_that_is_spent_after_a_lost_answer_is_told_as_that()
    {
        _portal.Answers(Expired).ThenRenews(Reset)
            .Renews("<html>", HttpStatusCode.BadGateway)
            .Renews("{error:'invalid_grant',error_description:'Invalid grant'}", HttpStatusCode.BadRequest);

        Outcome<JToken> outcome = await Send(Creation);

        Assert.Equal("invalid_grant", outcome.Error!.Code);
        Assert.Equal(Execution.Refused, outcome.Error.Execution);
        Assert.Contains("may have held the new tokens", outcome.Error.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_stops_waiting_does_not_stop_the_renewal()
    {
        using var stop = new CancellationTokenSource();
        var answer = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _portal.ValidToken = "access-1";
        _portal.ThenRenews(() => answer.Task);
        using RestClient client = Client();

        Task<Outcome<JToken>> stopped = client.SendAsync(Creation, stop.Token);
        await WaitUntil(() => _portal.Renewals.Count == 1);
        Task<Outcome<JToken>> patient = client.SendAsync(Creation, CancellationToken.None);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped.WaitAsync(Patience));
        answer.SetResult(Json(Tokens(1)));
        Assert.True((await patient).IsSuccess);
        Assert.Single(_portal.Renewals);
    }

    [Fact]
    public async Task A_renewal_that_nobody_waits_for_any_more_still_counts()
    {
        using var stop = new CancellationTokenSource();
        var answer = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _portal.ValidToken = "access-1";
        _portal.ThenRenews(() => answer.Task);
        using RestClient client = Client();

        Task<Outcome<JToken>> stopped = client.SendAsync(Creation, stop.Token);
        await WaitUntil(() => _portal.Renewals.Count == 1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped.WaitAsync(Patience));
        answer.SetResult(Json(Tokens(1)));

        Assert.True((await client.SendAsync(Creation, CancellationToken.None)).IsSuccess);
        Assert.Single(_portal.Renewals);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_the_renewal_spends_no_token()
    {
        using var stop = new CancellationTokenSource();
        _portal.Then(() =>
        {
            stop.Cancel();
            return Json(Expired, HttpStatusCode.Unauthorized);
        });
        using RestClient client = Client();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(Creation, stop.Token));
        Assert.Empty(_portal.Renewals);
    }

    [Fact]
    public async Task No_text_of_an_error_has_a_secret_old_or_new()
    {
        string quoted = $"access-0 refresh-0 access-1 refresh-1 {ClientSecret} {Uri.EscapeDataString(ClientSecret)}";
        _portal.Answers(Expired).Renews(Tokens(1)).Answers($"{{error:'X',error_description:'{quoted}'}}")
            .Answers(Expired).Renews($"{{error:'invalid_client',error_description:'{quoted}'}}")
            .Fails(new HttpRequestException(quoted))
            .Answers(Expired);
        for (int i = 0; i < AuthorizationServer.MaxAttempts; i++)
            _portal.ThenRenews(() => throw new HttpRequestException(quoted));
        using RestClient client = Client();

        for (int i = 0; i < 4; i++)
        {
            RestError error = (await client.SendAsync(Creation, CancellationToken.None)).Error!;
            Assert.EndsWith("*** *** *** *** *** ***", error.Description.TrimEnd('.'), StringComparison.Ordinal);
        }
        Assert.Equal(2 + AuthorizationServer.MaxAttempts, _portal.Renewals.Count);
    }

    [Fact]
    public async Task A_renewal_that_is_turned_away_to_the_end_quotes_no_secret()
    {
        string quoted = $"access-0 refresh-0 {ClientSecret} {Uri.EscapeDataString(ClientSecret)}";
        for (int i = 0; i < RestClient.MaxAttempts * AuthorizationServer.MaxAttempts; i++)
        {
            _portal.Answers(Expired);
            _portal.Renews($"{{error:'expired_token',error_description:'{quoted}'}}", HttpStatusCode.Unauthorized);
        }
        using RestClient client = Client();

        RestError error = (await client.SendAsync(Creation, CancellationToken.None)).Error!;

        Assert.EndsWith(": *** *** *** ***.", error.Description, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Reset() =>
        throw new HttpRequestException("x", new IOException("reset"));

    private static string Tokens(int number, string endpoint = "https://portal.example/rest/") => new JObject
    {
        ["access_token"] = $"access-{number}",
        ["refresh_token"] = $"refresh-{number}",
        ["client_endpoint"] = endpoint,
        ["expires_in"] = 3600,
    }.ToString();

    private static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(json) };

    private static string? Auth((Uri Address, JObject Body) sent) => (string?)sent.Body["auth"];

    private static async Task WaitUntil(Func<bool> condition)
    {
        for (int i = 0; i < 1000 && !condition(); i++)
            await Task.Delay(10);
        Assert.True(condition());
    }

    private static ApplicationCredential Credential(string? accessToken = "access-0") =>
        ApplicationCredential.Create(new()
        {
            Portal = "portal.example",
            ClientId = "app.1",
            ClientSecret = ClientSecret,
            AccessToken = accessToken,
            RefreshToken = "refresh-0",
        });

    private RestClient Client() => _portal.Client(Credential());

    private async Task<Outcome<JToken>> Send(RestCall call, Credential? credential = null)
    {
        using RestClient client = _portal.Client(credential ?? Credential());
        return await client.SendAsync(call, CancellationToken.None);
    }
}
