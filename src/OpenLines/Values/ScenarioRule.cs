namespace Bitrix24.OpenLines;

/// <summary>What happens in a situation that a line can be prepared for.</summary>
public enum ScenarioRule
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A text is sent.</summary>
    Text,
}
