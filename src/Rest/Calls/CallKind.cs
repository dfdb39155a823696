namespace Bitrix24.Rest;

/// <summary>What sending a call a second time would do. Decides what may be repeated after an unclear answer.</summary>
public enum CallKind
{
    /// <summary>Changes nothing: may always be sent again.</summary>
    Read,

    /// <summary>Sets a state: sent twice, it leaves what it leaves when sent once.</summary>
    Change,

    /// <summary>
    /// Reads what the calls before it in its batch have written: never sent again, for without them it says nothing.
    /// </summary>
    FollowUp,

    /// <summary>Makes something new each time: never sent again while the first may have run.</summary>
    Creation,
}
