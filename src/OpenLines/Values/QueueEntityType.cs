namespace Bitrix24.OpenLines;

/// <summary>What an entry of a queue stands for.</summary>
public enum QueueEntityType
{
    /// <summary>One operator.</summary>
    User,

    /// <summary>All members of a department.</summary>
    Department,
}
