namespace Bitrix24.OpenLines;

/// <summary>
/// Something that concerns a bot: <c>ONIMBOT…</c>, <c>ONIMBOTV2…</c>, <c>ONIMCOMMANDADD</c>.
/// <see cref="PortalEvent.Data"/> has all of it.
/// </summary>
public sealed class BotEvent : PortalEvent
{
    internal BotEvent(EventEntry entry)
        : base(entry)
    {
        JProperty? listed = (entry["BOT"] as JObject)?.Properties().FirstOrDefault();
        BotId = entry.Number("bot", "id") ?? entry.Number("BOT_ID") ?? JsonField.Number((listed?.Value)?["BOT_ID"]);
        BotCode = entry.Text("bot", "code") ?? entry.Text("BOT_CODE") ?? JsonField.Text((listed?.Value)?["BOT_CODE"]);
        DialogId = entry.Text("dialogId") ?? entry.Text("chat", "dialogId") ?? entry.Text("PARAMS", "DIALOG_ID");
        ChatId = entry.Number("chat", "id") ?? entry.Number("message", "chatId")
            ?? entry.Number("PARAMS", "TO_CHAT_ID") ?? entry.Number("PARAMS", "CHAT_ID");
        MessageId = entry.Number("message", "id") ?? entry.Number("messageId")
            ?? entry.Number("PARAMS", "MESSAGE_ID");
        Text = entry.Text("message", "text") ?? entry.Text("PARAMS", "MESSAGE");
        UserId = entry.Number("user", "id") ?? entry.Number("message", "authorId")
            ?? entry.Number("PARAMS", "FROM_USER_ID");
        Command = entry.Text("command", "command");
        CommandParameters = entry.Text("command", "params");
    }

    /// <summary>The id of the bot.</summary>
    public int? BotId { get; }

    /// <summary>The code of the bot.</summary>
    public string? BotCode { get; }

    /// <summary>The id of the dialog: that of a user, or <c>chat5</c>.</summary>
    public string? DialogId { get; }

    /// <summary>The id of the chat.</summary>
    public int? ChatId { get; }

    /// <summary>The id of the message.</summary>
    public int? MessageId { get; }

    /// <summary>The text of the message.</summary>
    public string? Text { get; }

    /// <summary>The id of the user.</summary>
    public int? UserId { get; }

    /// <summary>The command that was given: <c>/help</c>.</summary>
    public string? Command { get; }

    /// <summary>What was given with the command.</summary>
    public string? CommandParameters { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Event} bot {BotId}, chat {DialogId}";
}
