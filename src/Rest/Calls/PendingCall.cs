namespace Bitrix24.Rest;

/// <summary>A call on its way to its outcome.</summary>
/// <param name="call">The call.</param>
/// <param name="place">Its place among those that were given together.</param>
internal sealed class PendingCall(RestCall call, int place)
{
    public RestCall Call { get; } = call;

    public int Place { get; } = place;

    /// <summary>The call as it stands in a batch.</summary>
    public string Command => field ??= BatchCall.Command(Call);

    /// <summary>What became of it the last time it was sent.</summary>
    public Outcome<JToken>? Outcome { get; private set; }

    /// <summary>How often it has failed; what a limit turned away does not count.</summary>
    public int Failures { get; set; }

    /// <summary>When it failed first; null where it has not.</summary>
    public TimeSpan? FailingSince { get; set; }

    /// <summary>
    /// What became of it in the end. If an answer was lost on the way, only a success or the portal's verdict on the
    /// call says more than that it may have run.
    /// </summary>
    public Outcome<JToken> Result => Outcome is { MayHaveRunBefore: true, Error: { IsVerdict: false } error }
        ? Rest.Outcome.Failure<JToken>(error.ToUnclear()).After(Outcome)
        : Outcome!;

    public void Complete(Outcome<JToken> outcome) => Outcome = outcome.After(Outcome);
}
