namespace Bitrix24.Sandbox;

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
