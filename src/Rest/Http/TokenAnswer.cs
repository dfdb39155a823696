namespace Bitrix24.Rest;

/// <summary>What the authorization server answers a renewal with. Holds tokens: never shown, never logged.</summary>
internal sealed class TokenAnswer
{
    private const long Hour = 3600;

    private TokenAnswer(string accessToken, string refreshToken, string? clientEndpoint, TimeSpan lifetime)
    {
        AccessToken = accessToken;
        RefreshToken = refreshToken;
        ClientEndpoint = clientEndpoint;
        Lifetime = lifetime;
    }

    public string AccessToken { get; }

    public string RefreshToken { get; }

    /// <summary>Where calls go from now on.</summary>
    public string? ClientEndpoint { get; }

    /// <summary>How long the access token serves.</summary>
    public TimeSpan Lifetime { get; }

    public static Outcome<TokenAnswer> Read(int status, string body)
    {
        JObject? answer = RestResponse.TryParse(body);
        if (RestResponse.Error(answer) is { } error)
            return Outcome.Failure<TokenAnswer>(Faults.FromPortal(error.Code, error.Description, status));
        if (status >= 500)
            return Outcome.Failure<TokenAnswer>(
                Faults.Unclear($"The server failed with HTTP {status} and gave no readable answer.", status));
        if (status is < 200 or > 299)
            return NoTokens($"The server answered with HTTP {status} and not as an authorization server does.", status);
        if (answer is null)
            return Outcome.Failure<TokenAnswer>(
                Faults.Unclear("The server's answer was cut off or is not JSON.", status));
        if (Text(answer, "access_token") is not { } accessToken)
            return NoTokens("The server's answer has no access_token.", status);
        if (Text(answer, "refresh_token") is not { } refreshToken)
            return NoTokens("The server's answer has no refresh_token.", status);
        return Outcome.Success(new TokenAnswer(
            accessToken, refreshToken, Text(answer, "client_endpoint"), TimeSpan.FromSeconds(Seconds(answer))));
    }

    private static Outcome<TokenAnswer> NoTokens(string description, int status) => Outcome.Failure<TokenAnswer>(
        new RestError(RestErrorCodes.TokenNotRenewed, description, Execution.Refused, status));

    /// <summary>What makes no sense counts as the usual time: the portal has the last word anyway.</summary>
    private static long Seconds(JObject answer) =>
        answer["expires_in"] is JValue { Value: long seconds and > 0 and <= 24 * Hour } ? seconds : Hour;

    private static string? Text(JObject answer, string name) =>
        answer[name] is JValue { Value: string text } && !string.IsNullOrWhiteSpace(text) ? text : null;
}
