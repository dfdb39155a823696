using System.Net.Sockets;

namespace Bitrix24.Rest;

/// <summary>A request that ended in an exception: tells whether the call ran.</summary>
/// <param name="exception">The exception.</param>
/// <param name="host">The server.</param>
/// <param name="isSentWhole">Whether the request was written to the network whole.</param>
/// <param name="hasAnswered">Whether the server has ever answered.</param>
/// <param name="limit">The time limit, if it is over.</param>
internal sealed class TransportFault(
    Exception exception, string host, bool isSentWhole, bool hasAnswered, TimeSpan? limit)
{
    /// <summary>Whether the answer had begun: then the request was sent, whatever the exception looks like.</summary>
    public bool HasArrived { get; init; }

    /// <summary>The error, without the credential's secrets.</summary>
    public RestError ToError(Credential credential)
    {
        if (exception is AnswerTooLargeException tooLarge)
            return Faults.TooLarge(host, tooLarge.Megabytes);
        if (!HasArrived && IsRefusedByProxy())
            return Faults.ProxyCredentials();
        string reason = credential.Secrets.Redact(exception.GetBaseException().Message);
        if (!HasArrived && NeverConnected())
            return new RestError(
                RestErrorCodes.ConnectionFailed, $"No connection to {host}: {reason}", Execution.NotRun);
        if (!HasArrived && !isSentWhole)
            return new RestError(
                RestErrorCodes.ConnectionFailed,
                limit is { } time
                    ? $"No connection to {host} within {Seconds(time)}."
                    : $"The connection to {host} broke before the request was sent whole: {reason}",
                Execution.NotRun);
        return hasAnswered ? Lost(reason) : NeverAnswered(reason);
    }

    private static string Seconds(TimeSpan time) =>
        time.TotalSeconds == 1 ? "1 second" : $"{time.TotalSeconds:0} seconds";

    private RestError Lost(string reason) => limit is { } time
        ? Faults.TimedOut($"{host} did not complete its answer within {Seconds(time)}.")
        : Faults.Unclear(
            exception is OperationCanceledException
                ? $"The connection to {host} was closed on this side."
                : $"The connection to {host} broke before the answer was there: {reason}",
            mayStillRun: true);

    private RestError NeverAnswered(string reason) => new(
        RestErrorCodes.NeverAnswered,
        limit is { } time
            ? $"{host} accepts connections, but has not answered within {Seconds(time)}."
            : $"{host} accepts connections, but has never answered: {reason}",
        Execution.Unclear)
    {
        MayStillRun = true,
    };

    /// <summary>The tunnel to the portal was not opened. .NET says why in the message alone.</summary>
    private bool IsRefusedByProxy()
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            if (e is HttpRequestException or System.Net.WebException
                && e.Message.Contains("407") && e.Message.IndexOf("proxy", StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }
        return false;
    }

    /// <summary>
    /// True only where it is certain that nothing was sent: the name did not resolve or nobody listened.
    /// Whatever is not recognised counts as sent.
    /// </summary>
    private bool NeverConnected()
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
