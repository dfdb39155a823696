namespace Bitrix24.OpenLines;

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
