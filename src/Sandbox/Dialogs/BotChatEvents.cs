namespace Bitrix24.Sandbox;

/// <summary>What bots are told of the chats that they are in, in the second version of their API.</summary>
internal sealed class BotChatEvents(PortalEvents events, BotStore bots, People people, Func<DateTimeOffset> clock)
{
    public void Joined(Chat chat, int bot, int by) => Tell(chat, bot, "ONIMBOTV2JOINCHAT", by, new JObject
    {
        ["dialogId"] = chat.DialogId,
    });

    public void Added(ChatMessage message) => TellAll(message, "ONIMBOTV2MESSAGEADD", Shown(message));

    public void Updated(ChatMessage message) => TellAll(message, "ONIMBOTV2MESSAGEUPDATE", Shown(message));

    public void Deleted(ChatMessage message) => TellAll(
        message, "ONIMBOTV2MESSAGEDELETE", new JObject { ["messageId"] = message.Id });

    /// <summary>Tells every bot in the chat, but for the one that has written the message.</summary>
    private void TellAll(ChatMessage message, string type, JObject what)
    {
        foreach (int bot in message.Chat.Members.Where(id => id != message.Author && bots.Find(id) is not null))
            Tell(message.Chat, bot, type, message.Author, what);
    }

    private void Tell(Chat chat, int bot, string type, int by, JObject what)
    {
        if (bots.Find(bot) is not { } known)
            return;
        var data = new JObject { ["bot"] = BotView.Show(known.State, isOwner: true) };
        data.Merge(what);
        data["chat"] = Shown(chat);
        data["user"] = people.Find(by) is { } person ? PersonView.InEvents(person, clock()) : new JObject();
        data["language"] = "en";
        events.RaiseFor(bot, type, data);
    }

    private static JObject Shown(ChatMessage message) => new()
    {
        ["message"] = new JObject
        {
            ["id"] = message.Id,
            ["chatId"] = message.Chat.Id,
            ["authorId"] = message.Author,
            ["date"] = Envelope.Date(message.Date),
            ["text"] = message.Text,
            ["isSystem"] = message.IsSystem,
            ["uuid"] = "",
            ["forward"] = null,
            ["params"] = new JObject(),
            ["viewedByOthers"] = false,
        },
    };

    private static JObject Shown(Chat chat) => new()
    {
        ["id"] = chat.Id,
        ["dialogId"] = chat.DialogId,
        ["type"] = ChatView.Type(chat),
        ["name"] = chat.Name,
        ["entityType"] = ChatView.EntityType(chat),
        ["entityId"] = chat.UserCode,
        ["owner"] = chat.Session?.Operator ?? 0,
        ["avatar"] = "",
        ["color"] = ChatView.Color,
    };
}
