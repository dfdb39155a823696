using System.Text;
using Newtonsoft.Json;

namespace Bitrix24.Rest;

/// <summary>
/// Sends one request at a time for whoever asks, as soon as the portal's limits leave room for it, and learns from the
/// answer how much room is left.
/// </summary>
internal sealed class RequestSender : IDisposable
{
    /// <summary>In bytes. Each reading from the network sets the time limit anew: not for every kilobyte.</summary>
    private const int BodyBuffer = 65536;

    private readonly Credential _credential;
    private readonly Clock _clock;
    private readonly TimeSpan _longestRun;
    private readonly Transport _http;
    private readonly OperatingTimes _operating;

    public RequestSender(Credential credential, RestClientOptions options)
    {
        _credential = credential;
        _clock = options.Clock;
        _longestRun = options.LongestRun;
        _http = new Transport(credential, options);
        Limits = options.Limits ?? PortalLimits.Of(credential.Portal);
        _operating = Limits.OperatingOf(credential);
    }

    public PortalLimits Limits { get; }

    /// <summary>How many requests have been sent so far.</summary>
    public int RequestCount => _http.RequestCount;

    /// <summary>Whether the portal has ever answered.</summary>
    public bool HasAnswered => _http.HasAnswered(_credential.Portal);

    /// <summary>Whether the portal may be tried again after a pause.</summary>
    public bool MayTryAgain(TimeSpan pause) => _http.MayTryAgain(_credential.Portal, pause);

    /// <summary>
    /// Sends a request, and once more with a new access where the portal says that the old one has expired. That is no
    /// second attempt: the portal turned the first one away at the door.
    /// </summary>
    public Task<Outcome<RestAnswer>> SendAsync(
        Packet packet, bool isRetry, RunMonitor? run, CancellationToken token) =>
        SendAsync(
            packet,
            (address, content) => _http.PostAsync<RestAnswer>(address, content, RestResponse.Read, token),
            isRetry, run, token);

    /// <summary>Sends a request in the same way, and hands over the rows of its lists as they arrive.</summary>
    public Task<Outcome<RestAnswer>> SendAsync(
        Packet packet, ListAnswer answer, bool isRetry, RunMonitor? run, CancellationToken token) =>
        SendAsync(
            packet,
            (address, content) => _http.PostAsync(
                address,
                content,
                (status, body) => Task.FromResult(Read(answer, status, body)),
                token),
            isRetry, run, token);

    private static Outcome<RestAnswer> Read(ListAnswer answer, int status, Stream body)
    {
        using var text = new StreamReader(body, Transport.Utf8, true, BodyBuffer);
        try
        {
            return answer.Read(status, text);
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            return Outcome.Failure<RestAnswer>(Faults.NotJson(status));
        }
    }

    private async Task<Outcome<RestAnswer>> SendAsync(
        Packet packet,
        Func<Uri, HttpContent, Task<Outcome<RestAnswer>>> post,
        bool isRetry,
        RunMonitor? run,
        CancellationToken token)
    {
        using IDisposable charge =
            await _operating.EnterAsync(packet.Methods, run, token).ConfigureAwait(false);
        Access? access = _credential.Access;
        IReadOnlyList<string> notices = [];
        for (bool isNew = false; ;)
        {
            if (access is not null)
            {
                Outcome<RestAnswer> answer = (await PostAsync(packet, access, post, isRetry, run, token)
                    .ConfigureAwait(false)).With(notices);
                if (answer.Error?.Code != RestErrorCodes.ExpiredToken || !_credential.CanRenew || isNew)
                    return answer;
            }

            Outcome<Access> renewed = await _credential.RenewAsync(access, _http, run, token).ConfigureAwait(false);
            if (renewed.Error is { } error)
                return Outcome.Failure<RestAnswer>(error);
            access = renewed.Value;
            notices = renewed.Notices;
            isNew = !access.IsKept;
        }
    }

    /// <summary>How long the limit that turned a call away keeps it waiting, as far as is known.</summary>
    public TimeSpan TimeFor(RestCall call, RestError refusal) => refusal.Code == RestErrorCodes.OperationTimeLimit
        ? _operating.TimeFor(call.Method)
        : Limits.TimeFor(1);

    /// <summary>How long to wait before the next attempt.</summary>
    /// <param name="attempt">How often the call has been sent so far, from 1.</param>
    public TimeSpan NextPause(int attempt) => _http.NextPause(attempt);

    /// <summary>Takes the secrets out of what a portal or a proxy quotes.</summary>
    public Outcome<T> Redacted<T>(Outcome<T> outcome) => _http.Redacted(outcome);

    /// <summary>Takes note of a call of a batch that was turned away while others ran.</summary>
    public void Observe(RestCall call, RestError error)
    {
        if (error.Code == RestErrorCodes.OperationTimeLimit)
            _operating.Refused(call.Method);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<Outcome<RestAnswer>> PostAsync(
        Packet packet,
        Access access,
        Func<Uri, HttpContent, Task<Outcome<RestAnswer>>> post,
        bool isRetry,
        RunMonitor? run,
        CancellationToken token)
    {
        string body = access.BodyOf(packet.Call.Parameters).ToString(Formatting.None);
        long size = Encoding.UTF8.GetByteCount(body);
        if (Limits.Bodies.IsTooLarge(size))
            return Outcome.Failure<RestAnswer>(Faults.RequestTooLarge(size: size));
        await Limits.Requests.EnterAsync(run, token).ConfigureAwait(false);
        if (run?.Leave(packet.Calls) is { } refusal)
            return Outcome.Failure<RestAnswer>(refusal);
        run?.Sent(packet.Calls.Count, isRetry);
        TimeSpan start = _clock.Elapsed;
        Uri address = access.AddressOf(packet.Call.Method);
        Outcome<RestAnswer> answer;
        using (run?.BeginWait(WaitCause.Answer, address.Authority, TimeSpan.Zero))
        {
            answer = await post(address, new StringContent(body, Encoding.UTF8, "application/json"))
                .ConfigureAwait(false);
        }

        bool isLost = answer.IsSuccess && BodySizes.MayArriveEmpty(size) && packet.HasArrivedEmpty(answer.Value.Result);
        if (isLost || answer.Error?.Code == RestErrorCodes.RequestTooLarge)
        {
            Limits.Bodies.Refused(size);
            answer = Outcome.Failure<RestAnswer>(Faults.RequestTooLarge(answer.Error?.Status, size));
        }
        TimeSpan elapsed = _clock.Elapsed - start;
        if (answer.Error is { } error)
            Observe(packet, error);
        else
            Observe(packet, answer.Value, elapsed);
        run?.Answered(new RequestReport(
            packet.MainMethod,
            packet.IsBatch ? packet.Calls.Count : null,
            elapsed,
            answer.IsSuccess ? answer.Value.Time?.Operating : null,
            answer.Error?.Code));
        if (answer.Error is not { MayStillRun: true } lost)
            return answer;
        // A server in front of the portal that answers has watched the request; a connection that breaks says nothing.
        TimeSpan begun = lost.Status is null ? _clock.Elapsed : start;
        return Outcome.Failure<RestAnswer>(lost.RunningUntil(begun + _longestRun));
    }

    private void Observe(Packet packet, RestAnswer answer, TimeSpan elapsed)
    {
        Limits.Requests.Accepted(elapsed - answer.Time?.Duration);
        foreach ((string method, CallTime time) in packet.Times(answer))
        {
            _operating.Report(method, time);
            if (time.Duration is { } duration)
                Limits.Durations.Report(method, duration);
        }
        Limits.Durations.InTime(packet.MainMethod, packet.Calls.Count);
    }

    private void Observe(Packet packet, RestError error)
    {
        switch (error.Code)
        {
            case RestErrorCodes.QueryLimitExceeded or RestErrorCodes.TooManyRequests:
                Limits.Requests.Refused();
                break;
            case RestErrorCodes.OperationTimeLimit:
                _operating.Refused(packet.Call.Method);
                break;
            case RestErrorCodes.TimedOut:
                Limits.Durations.TookTooLong(packet.MainMethod, packet.Calls.Count);
                break;
        }
    }
}
