namespace Bitrix24.Rest;

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
