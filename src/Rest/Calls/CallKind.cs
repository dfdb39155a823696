namespace Bitrix24.Rest;

/// <summary>What sending a call a second time would do. Decides what may be repeated after an unclear answer.</summary>
public enum CallKind
{
    /// <summary>Changes nothing: may always be sent again.</summary>
    Read,

    /// <summary>Sets a state: sent twice, it leaves what it leaves when sent once.</summary>
    Change,

    /// <summary>Makes something new each time: never sent again while the first may have run.</summary>
    Creation,
}
