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
    /// Until when the portal may be at work on the call; null where it is known not to be.
    /// </summary>
    public DateTimeOffset? MayRunUntil { get; internal init; }

    /// <summary>Whether the answer was lost in a way that leaves the portal at work on the call.</summary>
    internal bool MayStillRun { get; init; }

    /// <summary>The same failure of a request that the portal may be at work on for some time.</summary>
    internal RestError RunningUntil(DateTimeOffset end) =>
        new(Code, Description, Execution, Status) { MayStillRun = MayStillRun, MayRunUntil = end };

    /// <inheritdoc/>
    public override string ToString() => $"{Code}: {Description}";
}
