namespace Bitrix24.OpenLines;

/// <summary>
/// An operator has written, changed or deleted a message that a connector has to carry to the customer.
/// </summary>
public abstract class ConnectorMessageEvent : PortalEvent
{
    private protected ConnectorMessageEvent(EventEntry entry)
        : base(entry)
    {
        Connector = entry.CommonText("CONNECTOR");
        Line = entry.CommonNumber("LINE");
        ImChatId = entry.Number("im", "chat_id");
        ImMessageId = entry.Number("im", "message_id");
        ExternalChatId = entry.Text("chat", "id");
        ExternalMessageId = [.. entry.List("message", "id").Select(JsonField.Text).OfType<string>()];
        Text = entry.Text("message", "text");
        UserId = entry.Number("message", "user_id");
        Files = [.. entry.List("message", "files").Select(PlainValue.Of)];
    }

    /// <summary>The code of the connector.</summary>
    public string? Connector { get; }

    /// <summary>The id of the open line.</summary>
    public int? Line { get; }

    /// <summary>The id of the chat on the portal.</summary>
    public int? ImChatId { get; }

    /// <summary>The id of the message on the portal.</summary>
    public int? ImMessageId { get; }

    /// <summary>The id of the chat in the external system.</summary>
    public string? ExternalChatId { get; }

    /// <summary>The ids of the message in the external system; none where it has not been there yet.</summary>
    public IReadOnlyList<string> ExternalMessageId { get; }

    /// <summary>The text, with the name of the operator in it as the line has it.</summary>
    public string? Text { get; }

    /// <summary>The id of the user in whose name it was written.</summary>
    public int? UserId { get; }

    /// <summary>The files that came with it, as the portal describes them.</summary>
    public IReadOnlyList<object?> Files { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Event} message {ImMessageId}, chat '{ExternalChatId}'";
}

/// <summary>An operator has written to a customer: <c>OnImConnectorMessageAdd</c>.</summary>
public sealed class ConnectorMessageAddedEvent : ConnectorMessageEvent
{
    internal ConnectorMessageAddedEvent(EventEntry entry)
        : base(entry)
    {
    }
}

/// <summary>An operator has changed a message: <c>OnImConnectorMessageUpdate</c>.</summary>
public sealed class ConnectorMessageUpdatedEvent : ConnectorMessageEvent
{
    internal ConnectorMessageUpdatedEvent(EventEntry entry)
        : base(entry)
    {
    }
}

/// <summary>An operator has deleted a message: <c>OnImConnectorMessageDelete</c>.</summary>
public sealed class ConnectorMessageDeletedEvent : ConnectorMessageEvent
{
    internal ConnectorMessageDeletedEvent(EventEntry entry)
        : base(entry)
    {
    }
}

/// <summary>A dialog of a connector has begun: <c>OnImConnectorDialogStart</c>.</summary>
public sealed class ConnectorDialogStartedEvent : SessionEvent
{
    internal ConnectorDialogStartedEvent(EventEntry entry)
        : base(entry)
    {
    }
}

/// <summary>A dialog of a connector has ended: <c>OnImConnectorDialogFinish</c>.</summary>
public sealed class ConnectorDialogFinishedEvent : SessionEvent
{
    internal ConnectorDialogFinishedEvent(EventEntry entry)
        : base(entry)
    {
    }
}

/// <summary>An open line was removed that a connector has served: <c>OnImConnectorLineDelete</c>.</summary>
public sealed class ConnectorLineDeletedEvent : PortalEvent
{
    internal ConnectorLineDeletedEvent(EventEntry entry)
        : base(entry) => Line = entry.ScalarNumber;

    /// <summary>The id that the open line had.</summary>
    public int? Line { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Event} line {Line}";
}

/// <summary>A connector was disconnected from an open line: <c>OnImConnectorStatusDelete</c>.</summary>
public sealed class ConnectorStatusDeletedEvent : PortalEvent
{
    internal ConnectorStatusDeletedEvent(EventEntry entry)
        : base(entry)
    {
        Connector = entry.Text("connector");
        Line = entry.Number("line");
    }

    /// <summary>The code of the connector.</summary>
    public string? Connector { get; }

    /// <summary>The id of the open line.</summary>
    public int? Line { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Event} {Connector}, line {Line}";
}
