namespace Bitrix24.OpenLines;

/// <summary>Which dialogs count towards an operator's limit.</summary>
public enum MaxChatType
{
    /// <summary>Those answered and those that are new.</summary>
    AnsweredNew,

    /// <summary>Those that the operator has answered.</summary>
    Answered,

    /// <summary>All until they are closed.</summary>
    Closed,
}
