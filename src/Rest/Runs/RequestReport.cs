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
