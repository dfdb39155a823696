namespace Bitrix24.Rest;

/// <summary>
/// Codes of failures that the portal did not put a code on, and the portal's codes that are treated apart.
/// </summary>
public static class RestErrorCodes
{
    /// <summary>The connection could not be made; the call did not run.</summary>
    public const string ConnectionFailed = nameof(ConnectionFailed);

    /// <summary>The answer was lost on its way or could not be read: the call may have run.</summary>
    public const string NoAnswer = nameof(NoAnswer);

    /// <summary>
    /// The answer did not come within the time that a portal allows a request: the call may have run.
    /// </summary>
    public const string TimedOut = nameof(TimedOut);

    /// <summary>What stands before the portal turned the call away for now; it did not run.</summary>
    public const string TooManyRequests = nameof(TooManyRequests);

    /// <summary>The address answered, but not as the REST API of a Bitrix24 portal does.</summary>
    public const string NotAPortal = nameof(NotAPortal);

    /// <summary>A defect on this side: it is not known what became of the call.</summary>
    public const string InternalError = nameof(InternalError);

    /// <summary>
    /// The access token has expired and the authorization server gave no other; the call did not run. Never sent again
    /// by itself: the renewal was.
    /// </summary>
    public const string TokenNotRenewed = nameof(TokenNotRenewed);

    /// <summary>The token cache cannot be locked, read or understood; nothing was sent.</summary>
    public const string TokenCacheUnusable = nameof(TokenCacheUnusable);

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
