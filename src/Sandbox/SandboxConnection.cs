namespace Bitrix24.Sandbox;

/// <summary>What becomes of the connection that a request came by.</summary>
public enum SandboxConnection
{
    /// <summary>The answer goes back over it.</summary>
    Answered,

    /// <summary>It never came about: the portal has not seen the request.</summary>
    Refused,

    /// <summary>It breaks before the answer is back. A client cannot know whether the call has run.</summary>
    Broken,
}
