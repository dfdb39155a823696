using System;

namespace Bitrix24.Rest;

/// <summary>Decides whether a failed call is sent again, and after how long.</summary>
internal static class RetryPolicy
{
    /// <summary>How often one call is sent at the most.</summary>
    public const int MaxAttempts = 5;

    /// <summary>
    /// What did not run is sent again. What may have run is sent again unless it is a creation.
    /// A refusal is final.
    /// </summary>
    /// <param name="error">The failure.</param>
    /// <param name="kind">The call's kind.</param>
    /// <param name="attempt">How often the call has been sent so far, from 1.</param>
    public static bool ShouldRetry(RestError error, CallKind kind, int attempt) =>
        attempt < MaxAttempts && kind is not CallKind.FollowUp && error.Execution switch
        {
            Execution.NotRun => true,
            Execution.Unclear => kind is not CallKind.Creation,
            _ => false,
        };

    /// <summary>The pause before the next attempt: 1, 2, 4, 8 seconds, shortened by up to a half at random.</summary>
    /// <param name="attempt">How often the call has been sent so far, from 1.</param>
    /// <param name="random">From 0 to 1; spreads clients that failed together.</param>
    public static TimeSpan Pause(int attempt, double random) =>
        TimeSpan.FromSeconds(Math.Pow(2, attempt - 1) * (1 - random / 2));
}
