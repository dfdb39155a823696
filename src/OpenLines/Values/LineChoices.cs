namespace Bitrix24.OpenLines;

/// <summary>
/// How requests are handed out to the operators of a queue. A portal makes <c>all</c> of a value it does not know.
/// </summary>
public enum QueueType
{
    /// <summary>To each operator in turn, so that all get as many.</summary>
    Evenly,

    /// <summary>Always in the order of the queue.</summary>
    Strictly,

    /// <summary>To all operators at once; who answers first has it.</summary>
    All,
}

/// <summary>What an entry of a queue stands for.</summary>
public enum QueueEntityType
{
    /// <summary>One operator.</summary>
    User,

    /// <summary>All members of a department.</summary>
    Department,
}

/// <summary>What is made in CRM for a client who is not there yet.</summary>
public enum CrmCreate
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A lead.</summary>
    Lead,

    /// <summary>A deal.</summary>
    Deal,
}

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

/// <summary>What a client is shown of an operator.</summary>
public enum OperatorDataMode
{
    /// <summary>The operator's own profile.</summary>
    Profile,

    /// <summary>What the queue says of the operator.</summary>
    Queue,

    /// <summary>The same default profile for all.</summary>
    Hide,
}

/// <summary>What happens in a situation that a line can be prepared for.</summary>
public enum ScenarioRule
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A text is sent.</summary>
    Text,
}

/// <summary>When the welcome bot joins a dialog.</summary>
public enum WelcomeBotJoin
{
    /// <summary>Only in a client's first dialog.</summary>
    First,

    /// <summary>In every dialog.</summary>
    Always,
}

/// <summary>What happens when the welcome bot leaves.</summary>
public enum WelcomeBotLeft
{
    /// <summary>The dialog goes on to the queue.</summary>
    Queue,

    /// <summary>The dialog is closed.</summary>
    Close,
}
