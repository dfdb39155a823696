namespace Bitrix24.Rest;

/// <summary>
/// Tells from an answer that went wrong whether the call ran. Where no answer came, <see cref="TransportFault"/> does.
/// </summary>
internal static class Faults
{
    /// <summary>The portal named an error.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="description">Its text.</param>
    /// <param name="status">The HTTP status; null for an item of a batch.</param>
    public static RestError FromPortal(string code, string description, int? status)
    {
        Execution execution = code switch
        {
            RestErrorCodes.QueryLimitExceeded
                or RestErrorCodes.OperationTimeLimit
                or RestErrorCodes.BatchLengthExceeded => Execution.NotRun,
            RestErrorCodes.InternalServerError or RestErrorCodes.UnexpectedAnswer => Execution.Unclear,
            RestErrorCodes.OverloadLimit
                or RestErrorCodes.PortalDeleted
                or RestErrorCodes.ExpiredToken => Execution.Refused,
            _ => status >= 500 ? Execution.Unclear : Execution.Refused,
        };
        return new RestError(code, description.Length > 0 ? description : code, execution, status)
        {
            IsVerdict = execution is Execution.Refused
                && code is not (RestErrorCodes.OverloadLimit or RestErrorCodes.PortalDeleted
                    or RestErrorCodes.ExpiredToken)
                && status is not (401 or 403),
        };
    }

    /// <summary>The answer is not that of the REST API: what stands between here and the portal has spoken.</summary>
    /// <param name="status">The HTTP status.</param>
    public static RestError NotJson(int status) => status switch
    {
        >= 300 and < 400 => new(
            RestErrorCodes.NotAPortal,
            "The portal answered with a redirection. Its address may have changed: connect with the new one.",
            Execution.Refused, status),
        407 => ProxyCredentials(status),
        413 => RequestTooLarge(status),
        429 => new(
            RestErrorCodes.TooManyRequests,
            "Too many requests are on their way to the portal: the address turned this one away with HTTP 429.",
            Execution.NotRun, status),
        >= 400 and < 500 => new(
            RestErrorCodes.NotAPortal,
            $"The address answered with HTTP {status} and not as a Bitrix24 portal does.",
            Execution.Refused, status),
        504 => TimedOut("The portal did not answer within the time that it allows a request (HTTP 504).", status),
        // 500 is PHP's own end. The others come from a proxy that has lost sight of a portal which may go on.
        >= 500 => Unclear(
            $"The portal failed with HTTP {status} and gave no readable answer.", status, mayStillRun: status != 500),
        _ => Unclear("The portal's answer was cut off or is not JSON.", status),
    };

    /// <summary>The answer never came, or makes no sense.</summary>
    /// <param name="description">What happened.</param>
    /// <param name="status">The HTTP status; null when there was no answer or the call was part of a batch.</param>
    /// <param name="mayStillRun">Whether the portal may be at work on it at this moment.</param>
    public static RestError Unclear(string description, int? status = null, bool mayStillRun = false) =>
        new(RestErrorCodes.NoAnswer, description, Execution.Unclear, status) { MayStillRun = mayStillRun };

    /// <summary>The answer is longer than an answer may be; the rest was not read.</summary>
    public static RestError TooLarge(string host, long megabytes) => new(
        RestErrorCodes.AnswerTooLarge,
        $"The answer of {host} is larger than {megabytes} MB and was not read to its end.",
        Execution.Unclear);

    /// <summary>The request is too large, and so nothing of it ran.</summary>
    /// <param name="status">The HTTP status; null where it was not sent, or arrived empty.</param>
    /// <param name="size">In bytes; null where it is not known.</param>
    public static RestError RequestTooLarge(int? status = null, long? size = null) => new(
        RestErrorCodes.RequestTooLarge,
        $"The request is too large for the portal, or for a server in front of it{(size is { } bytes
            ? $": it has {bytes / 1024} KB"
            : "")}. Shorten its texts.",
        Execution.NotRun,
        status);

    /// <summary>A proxy turned the request away.</summary>
    public static RestError ProxyCredentials(int? status = null) => new(
        RestErrorCodes.ProxyCredentials, "The proxy on the way to the portal wants credentials (HTTP 407).",
        Execution.Refused, status);

    /// <summary>The answer did not come in time.</summary>
    public static RestError TimedOut(string description, int? status = null) =>
        new(RestErrorCodes.TimedOut, description, Execution.Unclear, status) { MayStillRun = true };
}
