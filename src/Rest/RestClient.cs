namespace Bitrix24.Rest;

/// <summary>
/// Sends calls to one portal: one as a plain request, several packed into batches, as fast as the portal's limits
/// allow. Sends again what may be sent again; every other failure becomes the outcome of exactly the call that it hit.
/// </summary>
public sealed class RestClient : IDisposable
{
    private readonly RestClientOptions _options;
    private readonly RequestSender _sender;
    private readonly RunMonitor? _run;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    public RestClient(Credential credential, RestClientOptions? options = null)
    {
        Credential = credential ?? throw new ArgumentNullException(nameof(credential));
        _options = options ?? new RestClientOptions();
        _sender = new RequestSender(credential, _options);
    }

    private RestClient(RestClient other, RunMonitor run)
    {
        Credential = other.Credential;
        _options = other._options;
        _sender = other._sender;
        _run = run;
    }

    /// <summary>How many calls travel in one request at the most.</summary>
    public static int MaxBatchLength => BatchCall.MaxLength;

    /// <summary>
    /// What stands for the result of an earlier call of the same batch. Only for reading: where that call fails, the
    /// portal puts something else in its place.
    /// </summary>
    /// <param name="index">The place of that call among those that are sent together, from 0.</param>
    public static string ResultOf(int index) => BatchCall.ResultOf(index);

    /// <summary>
    /// Whether a call can travel in a batch: in what a person has written, a portal would put results, too.
    /// </summary>
    public static bool CanTravelTogether(RestCall call) => BatchCall.CanHold(call);

    /// <summary>Whom the client speaks to, and in whose name.</summary>
    public Credential Credential { get; }

    /// <summary>The limits of the portal.</summary>
    public PortalLimits Limits => _sender.Limits;

    /// <summary>How many requests should be under way at once at the most.</summary>
    public int Throttle => _options.Throttle;

    /// <summary>How many HTTP requests have been sent so far, repeated ones included.</summary>
    public int RequestCount => _sender.RequestCount;

    /// <summary>The time that the client goes by.</summary>
    public Clock Clock => _options.Clock;

    /// <summary>How long a portal works on one request at the most.</summary>
    public TimeSpan LongestRun => _options.LongestRun;

    /// <summary>How long a call is tried, counted from its first failure.</summary>
    public TimeSpan RetryTimeout => _options.RetryTimeout;

    /// <summary>How often one call is sent at the most.</summary>
    public static int MaxAttempts => RetryPolicy.MaxAttempts;

    /// <summary>Who watches what is sent; null when nobody does.</summary>
    public RunMonitor? Run => _run;

    /// <summary>The same client, watched. It is the first one that is to be disposed.</summary>
    public RestClient WatchedBy(RunMonitor run) =>
        new(this, run ?? throw new ArgumentNullException(nameof(run)));

    /// <summary>Sends one call.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; the call may have run.</exception>
    public async Task<Outcome<JToken>> SendAsync(RestCall call, CancellationToken token) =>
        (await SendAsync([call], token).ConfigureAwait(false))[0];

    /// <summary>Sends calls in as few requests as they fit into: one as it is, several in batches.</summary>
    /// <returns>One outcome a call, in the order of the calls.</returns>
    /// <exception cref="OperationCanceledException">
    /// The token was cancelled; some of the calls may have run.
    /// </exception>
    public async Task<IReadOnlyList<Outcome<JToken>>> SendAsync(IReadOnlyList<RestCall> calls, CancellationToken token)
    {
        PendingCall[] all = [.. calls.Select((call, place) => new PendingCall(call, place))];
        PendingCall[] packed = calls.Count == 1 ? [] : [.. all.Where(pending => BatchCall.CanHold(pending.Call))];
        for (int start = 0; start < packed.Length; start += BatchCall.MaxLength)
        {
            await SendUntilKnownAsync([.. packed.Skip(start).Take(BatchCall.MaxLength)], isBatch: true, token)
                .ConfigureAwait(false);
        }
        foreach (PendingCall single in all.Except(packed))
            await SendUntilKnownAsync([single], isBatch: false, token).ConfigureAwait(false);
        return [.. all.Select(pending => pending.Result)];
    }

    /// <summary>
    /// Reads lists, one batch of them after what the reader asks for; sends again what breaks off.
    /// </summary>
    /// <returns>Why it could not be read; null when it has been.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<RestError?> ReadAsync(IListReader reader, CancellationToken token)
    {
        PendingCall? failing = null;
        while (true)
        {
            IReadOnlyList<RestCall> calls = reader.NextCalls();
            var lists = new ListAnswer(reader);
            var packet = Packet.Of([.. calls.Select((call, place) => new PendingCall(call, place))]);
            Outcome<RestAnswer> answer = await _sender
                .SendAsync(packet, lists, isRetry: failing is not null, _run, token).ConfigureAwait(false);
            RestError? error = answer.Error ?? reader.EndAnswer(ErrorsOf(packet, answer.Value));
            if (error is null)
                return null;

            // What has brought rows has not failed in vain.
            if (failing is null || lists.Rows > 0)
                failing = new PendingCall(calls[0], place: 0);
            failing.Complete(Outcome.Failure<JToken>(error));
            if (PauseBefore(failing) is not { } pause)
                return error;
            await PauseAsync(packet.MainMethod, pause, token).ConfigureAwait(false);
        }
    }

    /// <summary>Pauses before something is sent again, longer with every attempt.</summary>
    /// <param name="method">The method that is sent again.</param>
    /// <param name="attempt">How often it has been sent so far, from 1.</param>
    /// <param name="token">Ends the pause.</param>
    public Task PauseAsync(string method, int attempt, CancellationToken token) =>
        PauseAsync(method, _sender.NextPause(attempt), token);

    /// <inheritdoc/>
    public void Dispose() => _sender.Dispose();

    private async Task PauseAsync(string method, TimeSpan pause, CancellationToken token)
    {
        using IDisposable? waiting = _run?.BeginWait(WaitCause.Retry, method, pause);
        await Clock.DelayAsync(pause, token).ConfigureAwait(false);
    }

    private Dictionary<int, RestError> ErrorsOf(Packet packet, RestAnswer answer)
    {
        Outcome<JToken>[] outcomes = packet.Unpack(answer.Result);
        var errors = new Dictionary<int, RestError>();
        for (int place = 0; place < outcomes.Length; place++)
        {
            if (_sender.Redacted(outcomes[place]).Error is not { } error)
                continue;
            errors.Add(place, error);
            _sender.Observe(packet.Calls[place], error);
        }
        return errors;
    }

    /// <summary>Sends calls, and those of them that may be sent again, until each has an outcome.</summary>
    private async Task SendUntilKnownAsync(IReadOnlyList<PendingCall> calls, bool isBatch, CancellationToken token)
    {
        for (bool isRetry = false; calls.Count > 0; isRetry = true)
        {
            var failed = new List<PendingCall>();
            for (int sent = 0; sent < calls.Count;)
            {
                PendingCall[] together = [.. Together(calls, sent)];
                // One that is too large for a batch is smaller alone: a batch writes most letters as six.
                bool isPacked = isBatch && SizeOf(together) <= Limits.Bodies.Batch;
                await RequestAsync(together, isPacked, isRetry, token).ConfigureAwait(false);
                if (isPacked && together[0].Outcome!.Error?.Code == RestErrorCodes.RequestTooLarge)
                    continue;
                failed.AddRange(together.Where(call => !call.Outcome!.IsSuccess));
                sent += together.Length;
            }
            calls = await WaitForNextAttemptAsync(failed, token).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The next calls that travel together: as many as the portal works through in good time, and no more than it takes
    /// at once; one at least.
    /// </summary>
    private IEnumerable<PendingCall> Together(IReadOnlyList<PendingCall> calls, int start)
    {
        int most = calls.Min(call => Limits.Durations.BatchSize(call.Call.Method));
        long left = Limits.Bodies.Batch;
        return calls.Skip(start).Take(most).TakeWhile((call, place) =>
        {
            left -= SizeOf([call]);
            return place == 0 || left >= 0;
        });
    }

    /// <summary>In bytes, with what JSON puts around each. An address is written in ASCII.</summary>
    private static long SizeOf(IEnumerable<PendingCall> calls) => calls.Sum(call => call.Command.Length + 16L);

    private async Task RequestAsync(PendingCall[] calls, bool isBatch, bool isRetry, CancellationToken token)
    {
        RestCall[] sent = [.. calls.Select(call => call.Call)];
        Packet packet = isBatch ? Packet.Of(calls) : Packet.Of(sent[0]);
        Outcome<RestAnswer> answer = await _sender.SendAsync(packet, isRetry, _run, token).ConfigureAwait(false);
        Outcome<JToken>[] outcomes = answer.Error is { } error
            ? [.. calls.Select(_ => Outcome.Failure<JToken>(error))]
            : [.. packet.Unpack(answer.Value.Result).Select(_sender.Redacted)];

        for (int i = 0; i < calls.Length; i++)
        {
            // Once is enough for what concerns the request.
            calls[i].Complete(i == 0 ? outcomes[i].With(answer.Notices) : outcomes[i]);
        }
        if (isBatch && answer.IsSuccess)
            Observe(sent, outcomes);
    }

    /// <summary>
    /// Takes note of the calls of a batch that a limit has turned away. Where one of the same method ran after it, the
    /// limit was none of the method's.
    /// </summary>
    private void Observe(RestCall[] calls, Outcome<JToken>[] outcomes)
    {
        var ranLater = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int i = calls.Length - 1; i >= 0; i--)
        {
            if (outcomes[i].IsSuccess)
                ranLater.Add(calls[i].Method);
            else if (!ranLater.Contains(calls[i].Method))
                _sender.Observe(calls[i], outcomes[i].Error!);
        }
    }

    /// <summary>Chooses the calls that are sent again, and waits until it is time to.</summary>
    private async Task<IReadOnlyList<PendingCall>> WaitForNextAttemptAsync(
        IReadOnlyList<PendingCall> failed, CancellationToken token)
    {
        var again = new List<PendingCall>();
        TimeSpan longest = TimeSpan.Zero;
        foreach (PendingCall call in failed)
        {
            if (PauseBefore(call) is not { } pause)
                continue;
            again.Add(call);
            longest = TimeSpans.Max(longest, pause);
        }

        if (longest > TimeSpan.Zero)
            await PauseAsync(again[0].Call.Method, longest, token).ConfigureAwait(false);
        return again;
    }

    /// <summary>How long to wait before a failed call is sent again; null when it is not.</summary>
    private TimeSpan? PauseBefore(PendingCall call)
    {
        RestError error = call.Outcome!.Error!;
        Retry retry = RetryPolicy.Decide(error, call.Call.Kind);
        if (retry is Retry.Never or Retry.AfterLookUp
            || (retry is Retry.Renewed && !Credential.CanRenew)
            // An address that has never answered is mistyped more often than busy: the error comes at once.
            || (error.Code == RestErrorCodes.ConnectionFailed && !_sender.HasAnswered))
            return null;

        call.FailingSince ??= Clock.Elapsed;
        if (retry is not Retry.WhenAllowed && ++call.Failures >= RetryPolicy.MaxAttemptsOf(retry))
            return null;
        // What a limit turned away waits for the limit, where that is known; it does so before it is sent.
        TimeSpan known = retry is Retry.WhenAllowed ? _sender.TimeFor(call.Call, error) : TimeSpan.Zero;
        TimeSpan pause = known > TimeSpan.Zero ? TimeSpan.Zero : _sender.NextPause(Math.Max(1, call.Failures));
        return _sender.MayTryAgain(pause)
            && Clock.Elapsed + known + pause - call.FailingSince.Value <= _options.RetryTimeout ? pause : null;
    }
}
