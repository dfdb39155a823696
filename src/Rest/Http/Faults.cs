using System.Net.Sockets;

namespace Bitrix24.Rest;

/// <summary>Tells from what went wrong whether the call ran. The one place where that is decided.</summary>
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
        return new RestError(code, description.Length > 0 ? description : code, execution, status);
    }

    /// <summary>The answer is not that of the REST API: what stands between here and the portal has spoken.</summary>
    /// <param name="status">The HTTP status.</param>
    public static RestError NotJson(int status) => status switch
    {
        >= 300 and < 400 => new(
            RestErrorCodes.NotAPortal,
            "The portal answered with a redirection. Its address may have changed: connect with the new one.",
            Execution.Refused, status),
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

    /// <summary>The answer did not come in time.</summary>
    public static RestError TimedOut(string description, int? status = null) =>
        new(RestErrorCodes.TimedOut, description, Execution.Unclear, status) { MayStillRun = true };

    /// <summary>The request ended in an exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="host">Who was asked.</param>
    /// <param name="credential">Takes the secrets out of its text.</param>
    public static RestError FromTransport(Exception exception, string host, Credential credential)
    {
        string reason = credential.Secrets.Redact(exception.GetBaseException().Message);
        return NeverConnected(exception)
            ? new RestError(
                RestErrorCodes.ConnectionFailed,
                $"No connection to {host}: {reason}",
                Execution.NotRun)
            : Unclear($"The connection to {host} broke before the answer was there: {reason}", mayStillRun: true);
    }

    /// <summary>
    /// True only where it is certain that nothing was sent: the name did not resolve or nobody listened.
    /// Whatever is not recognised counts as sent.
    /// </summary>
    private static bool NeverConnected(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            if (e is SocketException socket)
                return socket.SocketErrorCode is SocketError.ConnectionRefused
                    or SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain
                    or SocketError.HostUnreachable or SocketError.NetworkUnreachable;
            if (e is IOException)
                return false;
            // .NET Framework names the phase instead of the socket's error.
            if (e is System.Net.WebException web)
                return web.Status is System.Net.WebExceptionStatus.ConnectFailure
                    or System.Net.WebExceptionStatus.NameResolutionFailure
                    or System.Net.WebExceptionStatus.TrustFailure
                    or System.Net.WebExceptionStatus.SecureChannelFailure;
            if (e is System.Security.Authentication.AuthenticationException)
                return true;
        }
        return false;
    }
}
