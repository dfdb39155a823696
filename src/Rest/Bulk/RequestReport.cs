using System.Globalization;

namespace Bitrix24.Rest;

/// <summary>One HTTP request, after it has been answered or has failed. Holds no secret.</summary>
/// <param name="Method">The REST method; for a batch, the one it has most calls of.</param>
/// <param name="Calls">How many calls travelled in a batch; null where the call went alone.</param>
/// <param name="Elapsed">How long the answer took.</param>
/// <param name="Operating">The operating time of the method so far; null where the portal does not tell.</param>
/// <param name="ErrorCode">Why the request as a whole failed; null where it did not.</param>
public sealed record RequestReport(
    string Method, int? Calls, TimeSpan Elapsed, TimeSpan? Operating, string? ErrorCode)
{
    /// <summary>The request in a line.</summary>
    public override string ToString()
    {
        string what = Calls is { } calls
            ? $"batch of {calls.ToString(CultureInfo.InvariantCulture)}, {Method}"
            : Method;
        string text = $"{what}: {Seconds(Elapsed, "0.00")} s";
        if (Operating is { } operating)
            text += $", operating {Seconds(operating, "0.#")} s";
        return ErrorCode is null ? text : $"{text}, {ErrorCode}";
    }

    private static string Seconds(TimeSpan time, string format) =>
        time.TotalSeconds.ToString(format, CultureInfo.InvariantCulture);
}

/// <summary>What a run waits for at this moment.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Subject">
/// The method that waits, or the server or store that is waited for; null if every request waits.
/// </param>
/// <param name="Since">When the wait began.</param>
/// <param name="Until">When the wait ends, as far as that is known; <paramref name="Since"/> if it is not.</param>
public sealed record RunWait(WaitCause Cause, string? Subject, DateTimeOffset Since, DateTimeOffset Until);

/// <summary>What a run waits for.</summary>
public enum WaitCause
{
    /// <summary>The portal takes no more requests for the moment.</summary>
    RequestLimit,

    /// <summary>A method has used up the operating time that the portal allows it.</summary>
    OperatingTime,

    /// <summary>A call failed and is sent again after a pause.</summary>
    Retry,

    /// <summary>An answer was lost, and the portal may still be at work on what was sent.</summary>
    UnknownOutcome,

    /// <summary>A server has not answered a request yet.</summary>
    Answer,

    /// <summary>The authorization server has not sent new tokens yet.</summary>
    Renewal,

    /// <summary>Another process has the token store open.</summary>
    TokenStore,
}
