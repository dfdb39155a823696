namespace Bitrix24.OpenLines;

/// <summary>A message of an open line was written, changed or deleted.</summary>
public abstract class OpenLineMessageEvent : PortalEvent
{
    private protected OpenLineMessageEvent(EventEntry entry)
        : base(entry)
    {
        Connector = entry.Text("connector", "connector_id") ?? entry.CommonText("CONNECTOR");
        Line = entry.Number("connector", "line_id") ?? entry.Number("line", "id") ?? entry.CommonNumber("LINE");
        ChatId = entry.Number("im", "chat_id") ?? entry.Number("chat", "id") ?? entry.Number("chat", "chat_id");
        MessageId = entry.Number("im", "message_id") ?? entry.Number("message", "id");
        SessionId = entry.Number("session", "id");
        Text = entry.Text("message", "text");
        UserId = entry.Number("message", "user_id");
        Date = entry.Moment("message", "date");
        IsSystem = entry.Flag("message", "system");
        Files = [.. entry.List("message", "files").Select(PlainValue.Of)];
        ConnectorChatId = entry.Text("connector", "chat_id");
        ConnectorUserId = entry.Text("connector", "user_id");
    }

    /// <summary>The code of the connector: <c>livechat</c>.</summary>
    public string? Connector { get; }

    /// <summary>The id of the open line.</summary>
    public int? Line { get; }

    /// <summary>The id of the chat.</summary>
    public int? ChatId { get; }

    /// <summary>The id of the message.</summary>
    public int? MessageId { get; }

    /// <summary>The id of the session, where the portal tells it.</summary>
    public int? SessionId { get; }

    /// <summary>The text of the message.</summary>
    public string? Text { get; }

    /// <summary>The id of the user who has written it.</summary>
    public int? UserId { get; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset? Date { get; }

    /// <summary>Whether the portal has written it, and no person.</summary>
    public bool? IsSystem { get; }

    /// <summary>The files that came with it, as the portal describes them.</summary>
    public IReadOnlyList<object?> Files { get; }

    /// <summary>What the connector calls the chat.</summary>
    public string? ConnectorChatId { get; }

    /// <summary>What the connector calls the user.</summary>
    public string? ConnectorUserId { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Event} message {MessageId}, chat {ChatId}";
}

/// <summary>A message was written in an open line: <c>OnOpenLineMessageAdd</c>.</summary>
public sealed class OpenLineMessageAddedEvent : OpenLineMessageEvent
{
    internal OpenLineMessageAddedEvent(EventEntry entry)
        : base(entry)
    {
    }
}

/// <summary>A message of an open line was changed: <c>OnOpenLineMessageUpdate</c>.</summary>
public sealed class OpenLineMessageUpdatedEvent : OpenLineMessageEvent
{
    internal OpenLineMessageUpdatedEvent(EventEntry entry)
        : base(entry)
    {
    }
}

/// <summary>A message of an open line was deleted: <c>OnOpenLineMessageDelete</c>.</summary>
public sealed class OpenLineMessageDeletedEvent : OpenLineMessageEvent
{
    internal OpenLineMessageDeletedEvent(EventEntry entry)
        : base(entry)
    {
    }
}
