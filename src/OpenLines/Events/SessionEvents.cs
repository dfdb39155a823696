namespace Bitrix24.OpenLines;

/// <summary>A session of an open line has begun or ended.</summary>
public abstract class SessionEvent : PortalEvent
{
    private protected SessionEvent(EventEntry entry)
        : base(entry)
    {
        Connector = entry.Text("connector", "connector_id") ?? entry.CommonText("CONNECTOR");
        Line = entry.Number("connector", "line_id") ?? entry.Number("line", "id") ?? entry.CommonNumber("LINE");
        ChatId = entry.Number("chat", "id") ?? entry.Number("chat", "chat_id");
        SessionId = entry.Number("session", "id");
        UserId = entry.Number("user", "id");
        IsClosed = entry.Flag("session", "closed");
        ParentId = entry.Number("session", "parent_id");
        CloseTerm = entry.Number("session", "close_term");
        ConnectorChatId = entry.Text("connector", "chat_id");
        ConnectorUserId = entry.Text("connector", "user_id");
    }

    /// <summary>The code of the connector: <c>livechat</c>.</summary>
    public string? Connector { get; }

    /// <summary>The id of the open line.</summary>
    public int? Line { get; }

    /// <summary>The id of the chat.</summary>
    public int? ChatId { get; }

    /// <summary>The id of the session.</summary>
    public int? SessionId { get; }

    /// <summary>The id of the user who has written.</summary>
    public int? UserId { get; }

    /// <summary>Whether the session is closed.</summary>
    public bool? IsClosed { get; }

    /// <summary>The id of the session before it, or 0.</summary>
    public int? ParentId { get; }

    /// <summary>In how many minutes the session closes by itself.</summary>
    public int? CloseTerm { get; }

    /// <summary>What the connector calls the chat.</summary>
    public string? ConnectorChatId { get; }

    /// <summary>What the connector calls the user.</summary>
    public string? ConnectorUserId { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Event} session {SessionId}, chat {ChatId}";
}

/// <summary>A session of an open line has begun: <c>OnSessionStart</c>.</summary>
public sealed class SessionStartedEvent : SessionEvent
{
    internal SessionStartedEvent(EventEntry entry)
        : base(entry)
    {
    }
}

/// <summary>A session of an open line has ended: <c>OnSessionFinish</c>.</summary>
public sealed class SessionFinishedEvent : SessionEvent
{
    internal SessionFinishedEvent(EventEntry entry)
        : base(entry)
    {
    }
}
