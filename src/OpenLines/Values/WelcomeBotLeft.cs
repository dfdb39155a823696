namespace Bitrix24.OpenLines;

/// <summary>What happens when the welcome bot leaves.</summary>
public enum WelcomeBotLeft
{
    /// <summary>The dialog goes on to the queue.</summary>
    Queue,

    /// <summary>The dialog is closed.</summary>
    Close,
}
