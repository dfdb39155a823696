namespace Bitrix24.Rest;

/// <summary>Renews the tokens of one application.</summary>
internal sealed class AuthorizationServer
{
    /// <summary>How often it is asked at the most.</summary>
    public const int MaxAttempts = 5;

    private readonly Uri _address;
    private readonly string _clientId;
    private readonly string _clientSecret;

    public AuthorizationServer(Uri address, string clientId, string clientSecret)
    {
        _address = address;
        _clientId = clientId;
        _clientSecret = clientSecret;
    }

    /// <summary>The server's host.</summary>
    public string Host => _address.Authority;

    /// <summary>
    /// Asks until there is an answer. Cannot be cancelled: a refresh token that is sent is spent, and the answer has
    /// the next one.
    /// </summary>
    public async Task<Outcome<TokenAnswer>> RenewAsync(string refreshToken, Transport http)
    {
        var address = new Uri(_address, "oauth/token/");
        // In the body, because addresses are written to the logs of proxies.
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = _clientId,
            ["client_secret"] = _clientSecret,
            ["refresh_token"] = refreshToken,
        };

        Outcome<TokenAnswer>? answer = null;
        for (int attempt = 1; ; attempt++)
        {
            var content = new FormUrlEncodedContent(form);
            answer = (await http.PostAsync(address, content, TokenAnswer.Read, CancellationToken.None)
                .ConfigureAwait(false)).After(answer);
            if (answer.Error is not { } error)
                return answer;
            TimeSpan pause = http.NextPause(attempt);
            // Asking twice costs nothing: if the first one was heard, its token is spent already.
            if (attempt == MaxAttempts || RetryPolicy.Decide(error, CallKind.Change) is Retry.Never
                || !http.MayTryAgain(address, pause))
                return Outcome.Failure<TokenAnswer>(NotRenewed(error, answer.MayHaveRunBefore));
            await http.PauseAsync(pause, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>The call that needs the token did not run, whatever became of the renewal.</summary>
    private RestError NotRenewed(RestError error, bool answerLost)
    {
        bool refused = error.Execution is Execution.Refused;
        string text = error.Description.TrimEnd('.', '!');
        string advice = (error.Code, answerLost) switch
        {
            (RestErrorCodes.InvalidGrant, true) =>
                " An earlier answer was lost and may have held the new tokens: authorize the application again.",
            (RestErrorCodes.InvalidGrant, false) =>
                " The refresh token is spent or has expired: authorize the application again.",
            _ => "",
        };
        return new RestError(
            refused ? error.Code : RestErrorCodes.TokenNotRenewed,
            $"The access token could not be renewed at {Host}: {text}.{advice}",
            refused ? Execution.Refused : Execution.NotRun,
            error.Status);
    }
}
