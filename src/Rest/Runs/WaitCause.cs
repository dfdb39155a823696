namespace Bitrix24.Rest;

/// <summary>What a run waits for.</summary>
public enum WaitCause
{
    /// <summary>The portal takes no more requests for the moment.</summary>
    RequestLimit,

    /// <summary>A method has used up the operating time that the portal allows it.</summary>
    OperatingTime,

    /// <summary>A call failed and is sent again after a pause.</summary>
    Retry,

    /// <summary>An answer was lost, and the portal may still be at work on what was sent.</summary>
    UnknownOutcome,
}
