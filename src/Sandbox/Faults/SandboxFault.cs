namespace Bitrix24.Sandbox;

/// <summary>
/// A fault that strikes certain calls: those whose turn it is, so that a run can be repeated exactly, or some at
/// random.
/// </summary>
public sealed class SandboxFault
{
    /// <summary>
    /// The REST method of the HTTP request, in any case (<c>batch</c> for a batch, <c>oauth/token</c> where tokens
    /// are renewed); null for any. For an <see cref="SandboxFaultKind.OperationTimeLimit"/> and a
    /// <see cref="SandboxFaultKind.MethodError"/> the method of any call, in a batch as well. For a
    /// <see cref="SandboxFaultKind.StorageFailure"/> the method that stores something, in a batch as well; null for
    /// <c>imopenlines.config.add</c>.
    /// </summary>
    public string? Method { get; init; }

    /// <summary>How many calls of that method pass unharmed first; 0 or more.</summary>
    public int Skip { get; init; }

    /// <summary>How many calls are struck then; 1 or more.</summary>
    public int Times { get; init; } = 1;

    /// <summary>
    /// The share of calls that are struck at random, instead of <see cref="Skip"/> and <see cref="Times"/>, until the
    /// fault is taken away: above 0 to 1, or 0 for none of that. Without a <see cref="Method"/>, such a fault passes
    /// over <c>oauth/token</c>, because a lost answer there is the end of an application, and an
    /// <see cref="SandboxFaultKind.OperationTimeLimit"/> strikes the calls of a batch, each by itself, but no
    /// <c>batch</c>.
    /// </summary>
    public double Rate { get; init; }

    /// <summary>What <see cref="Rate"/> starts from: with the same number the same calls are struck.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// How long a <see cref="SandboxFaultKind.SlowAnswer"/> is held back, by the portal's clock; two minutes when left
    /// out.
    /// </summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>What a <see cref="SandboxFaultKind.MethodError"/> answers; it needs one.</summary>
    public SandboxError? Error { get; init; }

    /// <summary>What goes wrong.</summary>
    public SandboxFaultKind Kind { get; init; }
}

/// <summary>What goes wrong.</summary>
public enum SandboxFaultKind
{
    /// <summary>HTTP 503 <c>QUERY_LIMIT_EXCEEDED</c>; the call does not run.</summary>
    QueryLimit,

    /// <summary>HTTP 503 <c>OVERLOAD_LIMIT</c>; the call does not run.</summary>
    Overload,

    /// <summary>HTTP 500 <c>INTERNAL_SERVER_ERROR</c>; the call does not run.</summary>
    ServerError,

    /// <summary>HTTP 502 with a page of HTML, after the call has run.</summary>
    BadGateway,

    /// <summary>No connection comes about; the call does not run.</summary>
    DropBefore,

    /// <summary>The call runs, then the connection breaks.</summary>
    DropAfter,

    /// <summary>The call runs; HTTP 200 with half of the JSON.</summary>
    CutBody,

    /// <summary>
    /// The call runs but nothing is stored, alone or in a batch. <c>imopenlines.config.add</c> then answers
    /// <c>false</c> with HTTP 200; the methods that register and unregister bots and connectors,
    /// <c>imbot.update</c>, <c>imconnector.send.messages</c> and <c>imopenlines.network.message.add</c> answer the
    /// error they have for it.
    /// </summary>
    StorageFailure,

    /// <summary>
    /// 429 <c>OPERATION_TIME_LIMIT</c>; the call does not run. In a batch it strikes this one call, not the others.
    /// </summary>
    OperationTimeLimit,

    /// <summary>
    /// HTTP 401 <c>expired_token</c>; the call does not run, and the access token that it came with counts no more.
    /// To renew tokens asks for none: the token endpoint is passed over.
    /// </summary>
    ExpiredToken,

    /// <summary>
    /// The connection comes about and then breaks; the call does not run. Unlike with <see cref="DropBefore"/>, a
    /// client cannot know.
    /// </summary>
    ResetBefore,

    /// <summary>The call runs; the answer is held back for <see cref="SandboxFault.Delay"/>.</summary>
    SlowAnswer,

    /// <summary>
    /// The call does not run: it answers <see cref="SandboxFault.Error"/>. In a batch it strikes this one call, not
    /// the others. For the errors of a portal that is not as it should be: a module is missing, a user is not known.
    /// </summary>
    MethodError,
}

/// <summary>An error that a method answers.</summary>
/// <param name="Code">Its code, such as <c>IM_NOT_INSTALLED</c>.</param>
/// <param name="Description">What it says.</param>
/// <param name="Status">The HTTP status of a call that is not in a batch, 400 to 599.</param>
public sealed record SandboxError(string Code, string Description, int Status = 400);
