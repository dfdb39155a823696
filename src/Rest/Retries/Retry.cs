namespace Bitrix24.Rest;

/// <summary>Whether a failed call is sent again, and when.</summary>
internal enum Retry
{
    /// <summary>Never: the portal has decided, or nobody can know whether it ran.</summary>
    Never,

    /// <summary>With a new access token.</summary>
    Renewed,

    /// <summary>As soon as the limit that turned it away leaves room.</summary>
    WhenAllowed,

    /// <summary>After a pause that grows with every attempt.</summary>
    AfterPause,

    /// <summary>Only if a look at the portal shows that it did not run.</summary>
    AfterLookUp,
}
