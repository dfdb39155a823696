namespace Bitrix24.Rest;

/// <summary>Decides whether a failed call is sent again, and after how long.</summary>
internal static class RetryPolicy
{
    /// <summary>How often one call is sent at the most. What a limit turns away does not count.</summary>
    public const int MaxAttempts = 10;

    // A server that refuses three tokens it has just issued will refuse the next one, too.
    private const int MaxRenewals = 3;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>
    /// What did not run is sent again. What may have run is sent again where that does no harm; a creation has to be
    /// looked up first. A refusal is final.
    /// </summary>
    /// <param name="error">The failure.</param>
    /// <param name="kind">The call's kind.</param>
    public static Retry Decide(RestError error, CallKind kind) => (error.Code, error.Execution, kind) switch
    {
        (_, _, CallKind.FollowUp) => Retry.Never,
        (RestErrorCodes.TokenNotRenewed or RestErrorCodes.RequestTooLarge, _, _) => Retry.Never,
        (RestErrorCodes.ExpiredToken, _, _) => Retry.Renewed,
        (RestErrorCodes.QueryLimitExceeded or RestErrorCodes.OperationTimeLimit, _, _) => Retry.WhenAllowed,
        (_, Execution.NotRun, _) => Retry.AfterPause,
        (_, Execution.Unclear, CallKind.Creation) => Retry.AfterLookUp,
        (RestErrorCodes.AnswerTooLarge, _, _) => Retry.Never,
        (_, Execution.Unclear, _) => Retry.AfterPause,
        _ => Retry.Never,
    };

    /// <summary>How often a call is sent at the most when it fails in this way.</summary>
    public static int MaxAttemptsOf(Retry retry) => retry is Retry.Renewed ? MaxRenewals : MaxAttempts;

    /// <summary>
    /// The pause before the next attempt: 1, 2, 4… and at the most 30 seconds, shortened by up to a half at random.
    /// </summary>
    /// <param name="attempt">How often the call has been sent so far, from 1.</param>
    /// <param name="random">From 0 to 1; spreads clients that failed together.</param>
    public static TimeSpan Pause(int attempt, double random)
    {
        double seconds = Math.Min(Math.Pow(2, attempt - 1), LongestPause.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (1 - random / 2));
    }
}

/// <summary>Whether a failed call is sent again, and when.</summary>
internal enum Retry
{
    /// <summary>Never: the portal has decided, or nobody can know whether it ran.</summary>
    Never,

    /// <summary>With a new access token.</summary>
    Renewed,

    /// <summary>As soon as the limit that turned it away leaves room.</summary>
    WhenAllowed,

    /// <summary>After a pause that grows with every attempt.</summary>
    AfterPause,

    /// <summary>Only if a look at the portal shows that it did not run.</summary>
    AfterLookUp,
}
