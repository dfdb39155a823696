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
