using System.Net;

namespace Bitrix24.Rest.Tests;

/// <summary>How a credential gets on with a store that others use at the same time.</summary>
public sealed class TokenStoreTests
{
    private const string Expired = "{error:'expired_token',error_description:'The access token has expired.'}";
    private const string Spent = "{error:'invalid_grant',error_description:'Invalid grant'}";

    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;
    private static readonly Uri Portal = new("https://portal.example/");
    private static readonly RestCall Creation = new("x.add", new JObject(), CallKind.Creation);

    private readonly StubPortal _portal = new();
    private readonly MemoryTokenStore _store = new();

    [Fact]
    public async Task What_is_kept_is_used_without_asking_anybody()
    {
        _store.Tokens = Kept(5);
        _portal.Answers("{result:15}");

        Assert.True((await Send(Credential(refreshToken: null))).IsSuccess);
        Assert.Equal(["access-5"], Auth());
        Assert.Empty(_portal.Renewals);
    }

    [Fact]
    public async Task What_is_kept_counts_more_than_what_is_given()
    {
        _store.Tokens = Kept(5);
        _portal.Answers(Expired).Renews(Tokens(6)).Answers("{result:15}");

        Assert.True((await Send(Credential())).IsSuccess);
        Assert.Equal(["access-5", "access-6"], Auth());
        Assert.Equal(["refresh-5"], Renewed());
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(1)]
    public async Task An_access_token_that_has_expired_is_not_tried(int minutes)
    {
        _store.Tokens = Kept(5, TimeSpan.FromMinutes(minutes));
        _portal.Renews(Tokens(6)).Answers("{result:15}");

        Assert.True((await Send(Credential())).IsSuccess);
        Assert.Equal(["access-6"], Auth());
        Assert.Equal(Now + TimeSpan.FromHours(1), _store.Tokens!.ExpiresAt);
    }

    [Fact]
    public async Task The_first_use_of_a_store_renews_what_is_given_and_keeps_it()
    {
        _portal.Renews(Tokens(1)).Answers("{result:15}");

        Assert.True((await Send(Credential())).IsSuccess);
        Assert.Equal(["refresh-0"], Renewed());
        Assert.Equal(["access-1"], Auth());
        Assert.Equal(new RenewedTokens("access-1", "refresh-1", Portal, Now + TimeSpan.FromHours(1)), _store.Tokens);
    }

    [Fact]
    public async Task New_tokens_are_stored_before_they_are_used()
    {
        int sentWhenStored = -1;
        _store.Tokens = Kept(0);
        _store.OnWrite = _ => sentWhenStored = _portal.Sent.Count;
        _portal.Answers(Expired).Renews(Tokens(1)).Answers("{result:15}");

        await Send(Credential());

        Assert.Equal(1, sentWhenStored);
        Assert.Equal("refresh-1", Assert.Single(_store.Written).RefreshToken);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Tokens_that_cannot_be_stored_are_used_and_the_outcome_says_so_once(int calls)
    {
        _store.Tokens = Kept(0);
        _store.OnWrite = tokens => throw new IOException($"disk full at {tokens.RefreshToken}");
        _portal.Answers(Expired).Renews(Tokens(1))
            .Answers("{error:'QUERY_LIMIT_EXCEEDED'}", HttpStatusCode.ServiceUnavailable)
            .Answers(calls == 1 ? "{result:1}" : "{result:{result:{c0:11,c1:12},result_error:[]}}");
        using RestClient client = _portal.Client(Credential());

        IReadOnlyList<Outcome<JToken>> outcomes =
            await client.SendAsync([.. Enumerable.Repeat(Creation, calls)], CancellationToken.None);

        Assert.All(outcomes, outcome => Assert.True(outcome.IsSuccess));
        string notice = Assert.Single(outcomes.SelectMany(outcome => outcome.Notices));
        Assert.EndsWith("disk full at ***", notice, StringComparison.Ordinal);
        Assert.Equal("access-1", Auth()[1]);
    }

    [Fact]
    public async Task A_store_that_has_no_room_for_new_tokens_spends_none()
    {
        _store.Tokens = Kept(0);
        _store.OnPrepare = () => throw new RestException(
            new RestError(RestErrorCodes.TokenCacheNotWritable, "disk full at refresh-0", Execution.Refused));
        _portal.Answers(Expired);

        RestError error = (await Send(Credential())).Error!;

        Assert.Equal(RestErrorCodes.TokenCacheNotWritable, error.Code);
        Assert.Equal("disk full at ***", error.Description);
        Assert.Empty(_portal.Renewals);
        _store.OnPrepare = () => { };
        _portal.Answers(Expired).Renews(Tokens(1)).Answers("{result:1}");
        Assert.True((await Send(Credential())).IsSuccess);
        Assert.Equal(["refresh-0"], Renewed());
    }

    [Fact]
    public async Task What_could_not_be_stored_is_newer_than_what_is_kept()
    {
        _store.Tokens = Kept(0);
        _store.OnWrite = _ => throw new IOException("disk full");
        _portal.Answers(Expired).Renews(Tokens(1)).Answers("{result:1}")
            .Answers(Expired).Renews(Tokens(2)).Answers("{result:2}");
        using RestClient client = _portal.Client(Credential());

        await client.SendAsync(Creation, CancellationToken.None);
        Assert.True((await client.SendAsync(Creation, CancellationToken.None)).IsSuccess);

        Assert.Equal(["refresh-0", "refresh-1"], Renewed());
    }

    [Fact]
    public async Task Two_that_expire_at_once_renew_once()
    {
        _store.Tokens = Kept(0);
        ApplicationCredential[] credentials = [Credential(), Credential()];
        _portal.ValidToken = "access-0";
        foreach (ApplicationCredential credential in credentials)
            Assert.True((await Send(credential)).IsSuccess);
        _portal.ValidToken = "access-1";
        _portal.ThenRenews(async () =>
        {
            // Both have been turned away: the second one waits for the store now.
            await WaitUntil(() => _portal.Sent.Count == 4);
            return new() { Content = new StringContent(Tokens(1)) };
        });

        Outcome<JToken>[] outcomes = await Task.WhenAll(credentials.Select(Send));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsSuccess));
        Assert.Single(_portal.Renewals);
    }

    [Fact]
    public async Task What_another_one_has_renewed_is_renewed_when_it_has_expired_too()
    {
        _store.Tokens = Kept(0);
        _portal.Answers(Expired).Answers(Expired).Renews(Tokens(2)).Answers("{result:1}");
        _store.OnRead = () =>
        {
            if (_portal.Sent.Count == 1)
                _store.Tokens = Kept(1);
        };

        Assert.True((await Send(Credential())).IsSuccess);
        Assert.Equal(["access-0", "access-1", "access-2"], Auth());
        Assert.Equal(["refresh-1"], Renewed());
    }

    [Fact]
    public async Task New_tokens_that_do_not_serve_either_are_an_error()
    {
        _store.Tokens = Kept(0);
        int most = RetryPolicy.MaxAttemptsOf(Retry.Renewed);
        for (int i = 1; i <= most; i++)
            _portal.Answers(Expired).Renews(Tokens(i)).Answers(Expired);

        Assert.Equal("expired_token", (await Send(Credential())).Error!.Code);
        Assert.Equal(most, _portal.Renewals.Count);
    }

    [Fact]
    public async Task A_refresh_token_that_is_given_anew_takes_the_place_of_one_that_is_spent()
    {
        _store.Tokens = Kept(5, TimeSpan.FromDays(-200));
        _portal.Renews(Spent, HttpStatusCode.BadRequest).Renews(Tokens(1)).Answers("{result:1}");

        Assert.True((await Send(Credential())).IsSuccess);
        Assert.Equal(["refresh-5", "refresh-0"], Renewed());
        Assert.Equal("refresh-1", _store.Tokens!.RefreshToken);
    }

    [Fact]
    public async Task What_is_spent_is_not_asked_about_again_until_something_new_is_kept()
    {
        _store.Tokens = Kept(5, TimeSpan.FromDays(-200));
        _portal.Renews(Spent, HttpStatusCode.BadRequest).Answers("{result:1}");
        using RestClient client = _portal.Client(Credential(refreshToken: null));

        Assert.Equal("invalid_grant", (await client.SendAsync(Creation, CancellationToken.None)).Error!.Code);
        Assert.Equal("invalid_grant", (await client.SendAsync(Creation, CancellationToken.None)).Error!.Code);
        Assert.Single(_portal.Renewals);
        _store.Tokens = Kept(6);
        Assert.True((await client.SendAsync(Creation, CancellationToken.None)).IsSuccess);
        Assert.Equal(["access-6"], Auth());
    }

    [Fact]
    public async Task Nothing_given_and_nothing_kept_is_an_error_and_nothing_is_sent()
    {
        RestError error = (await Send(Credential(refreshToken: null))).Error!;

        Assert.Equal(RestErrorCodes.TokenCacheEmpty, error.Code);
        Assert.Equal(Execution.Refused, error.Execution);
        Assert.Empty(_portal.Sent);
        Assert.Empty(_portal.Renewals);
    }

    [Fact]
    public async Task A_store_that_fails_spends_no_token_and_its_error_has_no_secret()
    {
        _store.OnRead = () => throw new InvalidOperationException("no refresh-0");

        RestError error = (await Send(Credential())).Error!;

        Assert.Equal(RestErrorCodes.TokenNotRenewed, error.Code);
        Assert.Equal("The store of the test cannot be used: no ***", error.Description);
        Assert.Empty(_portal.Renewals);
    }

    [Fact]
    public async Task Kept_tokens_are_secrets()
    {
        _store.Tokens = Kept(5);
        _portal.Answers("{error:'X',error_description:'access-5 refresh-5'}");

        Assert.Equal("*** ***", (await Send(Credential())).Error!.Description);
    }

    [Fact]
    public async Task Kept_tokens_know_where_the_portal_is_now()
    {
        _store.Tokens = Kept(5) with { Portal = new Uri("https://moved.example/") };
        _portal.Answers("{result:1}");
        ApplicationCredential credential = Credential();

        await Send(credential);

        Assert.Equal(new Uri("https://moved.example/"), credential.Portal);
        Assert.Equal("moved.example", _portal.Sent[0].Address.Host);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("app.1", null)]
    [InlineData(null, "s3cr3t")]
    public void A_store_needs_what_renews_its_tokens(string? clientId, string? clientSecret) =>
        Assert.Throws<FormatException>(() => ApplicationCredential.Create(new()
        {
            Portal = "portal.example", ClientId = clientId, ClientSecret = clientSecret, AccessToken = "a",
            Store = _store,
        }));

    private static RenewedTokens Kept(int number, TimeSpan? left = null) =>
        new($"access-{number}", $"refresh-{number}", Portal, Now + (left ?? TimeSpan.FromMinutes(50)));

    private static string Tokens(int number) => new JObject
    {
        ["access_token"] = $"access-{number}",
        ["refresh_token"] = $"refresh-{number}",
        ["client_endpoint"] = "https://portal.example/rest/",
        ["expires_in"] = 3600,
    }.ToString();

    private static async Task WaitUntil(Func<bool> condition)
    {
        for (int i = 0; i < 1000 && !condition(); i++)
            await Task.Delay(10);
        Assert.True(condition());
    }

    private ApplicationCredential Credential(string? refreshToken = "refresh-0") => ApplicationCredential.Create(new()
    {
        Portal = "portal.example",
        ClientId = "app.1",
        ClientSecret = "s3cr3t",
        AccessToken = "access-given",
        RefreshToken = refreshToken,
        Store = _store,
        Clock = new ImpatientClock(),
    });

    private async Task<Outcome<JToken>> Send(Credential credential)
    {
        using RestClient client = _portal.Client(credential);
        return await client.SendAsync(Creation, CancellationToken.None);
    }

    private string[] Auth() => [.. _portal.Sent.Select(sent => (string)sent.Body["auth"]!)];

    private string[] Renewed() => [.. _portal.Renewals.Select(renewal => renewal.Form["refresh_token"])];
}
