namespace Bitrix24.OpenLines;

/// <summary>The background of the chat with a bot. A portal makes <see cref="None"/> of one it does not know.</summary>
public enum BotBackground
{
    /// <summary>The background that the user has chosen for all chats.</summary>
    None,

    /// <summary>Blue, dark.</summary>
    Azure,

    /// <summary>Mint, dark.</summary>
    Mint,

    /// <summary>Steel, dark.</summary>
    Steel,

    /// <summary>Slate, dark.</summary>
    Slate,

    /// <summary>Teal, dark.</summary>
    Teal,

    /// <summary>Cornflower, dark.</summary>
    Cornflower,

    /// <summary>Sky, light.</summary>
    Sky,

    /// <summary>Peach, light.</summary>
    Peach,

    /// <summary>Frost, light.</summary>
    Frost,
}
