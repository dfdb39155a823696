namespace Bitrix24.OpenLines;

/// <summary>When the welcome bot joins a dialog.</summary>
public enum WelcomeBotJoin
{
    /// <summary>Only in a client's first dialog.</summary>
    First,

    /// <summary>In every dialog.</summary>
    Always,
}
