namespace Bitrix24.Sandbox;

/// <summary>Puts messages into chats, and tells everybody whom they concern.</summary>
internal sealed class ChatWriter(
    DialogStore dialogs, DialogEvents events, BotChatEvents botEvents, Func<DateTimeOffset> clock)
{
    /// <summary>Tells of something that has happened. It stays on the portal.</summary>
    public void Tell(Chat chat, string text, JArray? attach = null) => dialogs.Add(
        chat,
        id => new ChatMessage(id, chat, chat.Session, author: 0, clock())
        {
            Text = text,
            Attach = attach,
            IsSystem = true,
        });

    /// <summary>What came in by the connector.</summary>
    public ChatMessage Receive(Chat chat, int author, string text, IReadOnlyList<ChatFile> files, string externalId)
    {
        ChatMessage message = Put(chat, author, text, files, [externalId]);
        botEvents.Added(message);
        return message;
    }

    /// <summary>What somebody on the portal says; it goes out to the guest, unless the chat is silent.</summary>
    public ChatMessage Send(Chat chat, int author, string text)
    {
        ChatMessage message = Put(chat, author, text, [], []);
        if (IsHeardOutside(message))
            events.SentOut(message);
        botEvents.Added(message);
        return message;
    }

    public void Update(ChatMessage message, string text, bool isFromOutside)
    {
        message.Text = text;
        if (message.Chat.Channel is not null)
            events.Updated(message);
        if (!isFromOutside && IsHeardOutside(message))
            events.ChangedOutside(message);
        botEvents.Updated(message);
    }

    public void Delete(ChatMessage message, bool isFromOutside)
    {
        message.IsDeleted = true;
        if (message.Chat.Channel is not null)
            events.Deleted(message);
        if (!isFromOutside && IsHeardOutside(message))
            events.DeletedOutside(message);
        botEvents.Deleted(message);
    }

    private ChatMessage Put(
        Chat chat, int author, string text, IReadOnlyList<ChatFile> files, IReadOnlyList<string> externalIds)
    {
        ChatMessage message = dialogs.Add(
            chat,
            id => new ChatMessage(id, chat, chat.Session, author, clock())
            {
                Text = text,
                Files = files,
                ExternalIds = externalIds,
            });
        if (author != 0)
            chat.Read(author, message.Id, message.Date);
        if (chat.Channel is not null)
            events.Added(message);
        return message;
    }

    private static bool IsHeardOutside(ChatMessage message) =>
        message.Chat is { Channel: not null, IsSilent: false };
}
