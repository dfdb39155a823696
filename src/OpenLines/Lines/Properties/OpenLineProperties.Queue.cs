namespace Bitrix24.OpenLines;

/// <content>Who answers.</content>
public abstract partial class OpenLineProperties
{
    /// <summary>The operators, in order. An empty queue would become the calling user.</summary>
    [Setting("QUEUE", NeverEmpty = true)]
    public OperatorQueue? Queue { get; set; }

    /// <summary>How requests are handed out: evenly, strictly or all.</summary>
    [Setting("QUEUE_TYPE")]
    public Choice<QueueType>? QueueType { get; set; }

    /// <summary>Seconds until a request goes on to the next operator.</summary>
    [Setting("QUEUE_TIME")]
    public int? QueueTime { get; set; }

    /// <summary>Whether only operators who are at work are asked.</summary>
    [Setting("CHECK_AVAILABLE")]
    public bool? CheckAvailable { get; set; }

    /// <summary>How many dialogs an operator may have at once; 0 for any number.</summary>
    [Setting("MAX_CHAT")]
    public int? MaxChat { get; set; }

    /// <summary>Which dialogs count towards that: answered_new, answered or closed.</summary>
    [Setting("TYPE_MAX_CHAT")]
    public Choice<MaxChatType>? TypeMaxChat { get; set; }

    /// <summary>Whether a client sees that the operator is typing.</summary>
    [Setting("WATCH_TYPING")]
    public bool? WatchTyping { get; set; }

    /// <summary>What a client is shown of an operator: profile, queue or hide.</summary>
    [Setting("OPERATOR_DATA")]
    public Choice<OperatorDataMode>? OperatorData { get; set; }

    /// <summary>What is shown in place of an operator's own profile.</summary>
    [Setting("DEFAULT_OPERATOR_DATA")]
    public OperatorProfile? DefaultOperatorData { get; set; }
}
