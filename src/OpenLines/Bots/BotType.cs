namespace Bitrix24.OpenLines;

/// <summary>What kind of bot it is; settled when it is registered.</summary>
public enum BotType
{
    /// <summary>In a group chat it sees what is addressed to it. B in version 1.</summary>
    Bot,

    /// <summary>Made for open lines. O in version 1.</summary>
    Openline,

    /// <summary>Sees every message of its chats. S in version 1.</summary>
    Supervisor,

    /// <summary>A bot of one user. Version 2 only.</summary>
    Personal,

    /// <summary>A bot of the Bitrix24 network. Version 2 only.</summary>
    Network,

    /// <summary>Shows that it writes before it answers. H in version 1, and only there.</summary>
    Human,
}
