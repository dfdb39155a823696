namespace Bitrix24.Rest;

/// <summary>Why a call has no result.</summary>
public sealed class RestError
{
    /// <summary>Describes a failure.</summary>
    /// <param name="code">The portal's own code, or one of <see cref="RestErrorCodes"/>.</param>
    /// <param name="description">The portal's text or ours; holds no secret.</param>
    /// <param name="execution">What is known about the call.</param>
    /// <param name="status">The HTTP status, or null when there was no answer or the call was part of a batch.</param>
    public RestError(string code, string description, Execution execution, int? status = null)
    {
        Code = code ?? throw new ArgumentNullException(nameof(code));
        Description = description ?? throw new ArgumentNullException(nameof(description));
        Execution = execution;
        Status = status;
    }

    /// <summary>The portal's own code (<c>CONFIG_ID_EMPTY</c>), or one of <see cref="RestErrorCodes"/>.</summary>
    public string Code { get; }

    /// <summary>What went wrong, in a sentence. Holds no secret.</summary>
    public string Description { get; }

    /// <summary>What is known about the call.</summary>
    public Execution Execution { get; }

    /// <summary>The HTTP status, or null when there was no answer or the call was part of a batch.</summary>
    public int? Status { get; }

    /// <summary>
    /// Until when the portal may be at work on the call, by <see cref="Clock.Elapsed"/> of the client; null if it
    /// surely is not.
    /// </summary>
    public TimeSpan? MayRunUntil { get; internal init; }

    /// <summary>Whether the answer was lost in a way that leaves the portal at work on the call.</summary>
    internal bool MayStillRun { get; init; }

    /// <summary>
    /// Whether the portal judged the call itself, and not only who sent it and when: then an earlier attempt of the
    /// same call did not run either.
    /// </summary>
    internal bool IsVerdict { get; init; }

    /// <summary>The same failure of a call that may have run in an earlier attempt.</summary>
    internal RestError ToUnclear() =>
        new(Code, Description, Execution.Unclear, Status) { MayStillRun = MayStillRun, MayRunUntil = MayRunUntil };

    /// <summary>The same failure of a request that the portal may be at work on for some time.</summary>
    internal RestError RunningUntil(TimeSpan end) =>
        new(Code, Description, Execution, Status) { MayStillRun = MayStillRun, MayRunUntil = end };

    /// <inheritdoc/>
    public override string ToString() => $"{Code}: {Description}";
}

/// <summary>What a failure says about the call that it answers.</summary>
public enum Execution
{
    /// <summary>
    /// The portal has judged the call and refused it: nothing was done, and asking again changes nothing.
    /// </summary>
    Refused,

    /// <summary>The call did not run (a limit, no connection): it may be sent again.</summary>
    NotRun,

    /// <summary>The answer was lost or makes no sense: the call may have run.</summary>
    Unclear,
}

/// <summary>
/// Codes of failures that the portal did not put a code on, and the portal's codes that are treated apart.
/// </summary>
public static class RestErrorCodes
{
    /// <summary>
    /// The connection could not be made, or broke before the request was sent whole: the call did not run.
    /// </summary>
    public const string ConnectionFailed = nameof(ConnectionFailed);

    /// <summary>The answer was lost on its way or could not be read: the call may have run.</summary>
    public const string NoAnswer = nameof(NoAnswer);

    /// <summary>
    /// The answer did not come within the time that a portal allows a request: the call may have run.
    /// </summary>
    public const string TimedOut = nameof(TimedOut);

    /// <summary>
    /// A server that has never answered did not answer in time, or closed the connection: its address may be wrong.
    /// </summary>
    public const string NeverAnswered = nameof(NeverAnswered);

    /// <summary>
    /// The answer is larger than: the call may have run. What is no creation is not sent again.
    /// </summary>
    public const string AnswerTooLarge = nameof(AnswerTooLarge);

    /// <summary>
    /// The request is larger than the portal, or a server in front of it, takes; the call did not run.
    /// </summary>
    public const string RequestTooLarge = nameof(RequestTooLarge);

    /// <summary>What stands before the portal turned the call away for now; it did not run.</summary>
    public const string TooManyRequests = nameof(TooManyRequests);

    /// <summary>The address answered, but not as the REST API of a Bitrix24 portal does.</summary>
    public const string NotAPortal = nameof(NotAPortal);

    /// <summary>A proxy on the way to the portal wants credentials (HTTP 407); the call did not run.</summary>
    public const string ProxyCredentials = nameof(ProxyCredentials);

    /// <summary>A defect on this side: it is not known what became of the call.</summary>
    public const string InternalError = nameof(InternalError);

    /// <summary>
    /// The access token has expired and the authorization server gave no other; the call did not run. Never sent again
    /// by itself: the renewal was.
    /// </summary>
    public const string TokenNotRenewed = nameof(TokenNotRenewed);

    /// <summary>The token cache cannot be locked, read or understood; nothing was sent.</summary>
    public const string TokenCacheUnusable = nameof(TokenCacheUnusable);

    /// <summary>New tokens could not be stored in the token cache; nothing was sent, and no token was spent.</summary>
    public const string TokenCacheNotWritable = nameof(TokenCacheNotWritable);

    /// <summary>The token cache is that of another application or portal; nothing was sent.</summary>
    public const string TokenCacheMismatch = nameof(TokenCacheMismatch);

    /// <summary>Another process holds the token cache and does not let go of it; nothing was sent.</summary>
    public const string TokenCacheBusy = nameof(TokenCacheBusy);

    /// <summary>The token cache has no tokens, and no refresh token was given; nothing was sent.</summary>
    public const string TokenCacheEmpty = nameof(TokenCacheEmpty);

    /// <summary>The access token has expired; the call did not run.</summary>
    public const string ExpiredToken = "expired_token";

    /// <summary>The authorization server's word for a refresh token that is spent or has expired.</summary>
    public const string InvalidGrant = "invalid_grant";

    /// <summary>The portal's request limit; the call did not run.</summary>
    public const string QueryLimitExceeded = "QUERY_LIMIT_EXCEEDED";

    /// <summary>The method's operating time is used up for now; the call did not run.</summary>
    public const string OperationTimeLimit = "OPERATION_TIME_LIMIT";

    /// <summary>The portal's REST API is blocked by hand. Never sent again.</summary>
    public const string OverloadLimit = "OVERLOAD_LIMIT";

    /// <summary>The connection was closed on this side before the call was sent.</summary>
    public const string ConnectionClosed = "ConnectionClosed";

    /// <summary>The portal is closed or has been deleted.</summary>
    public const string PortalDeleted = "PORTAL_DELETED";

    /// <summary>The item stood past the fiftieth of a batch; it did not run.</summary>
    public const string BatchLengthExceeded = "ERROR_BATCH_LENGTH_EXCEEDED";

    /// <summary>The portal failed while it worked on the call.</summary>
    public const string InternalServerError = "INTERNAL_SERVER_ERROR";

    /// <summary>The portal failed while it worked on the call.</summary>
    public const string UnexpectedAnswer = "ERROR_UNEXPECTED_ANSWER";
}

/// <summary>A call that has no result, for those who ask for the result alone.</summary>
public sealed class RestException : Exception
{
    /// <summary>Wraps an error.</summary>
    public RestException(RestError error)
        : base((error ?? throw new ArgumentNullException(nameof(error))).Description) => Error = error;

    /// <summary>Why the call has no result.</summary>
    public RestError Error { get; }
}
