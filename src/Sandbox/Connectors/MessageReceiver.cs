namespace Bitrix24.Sandbox;

/// <summary>Where messages come in from outside: finds the guest, the chat and the session, or makes them.</summary>
internal sealed class MessageReceiver(
    DialogStore dialogs,
    LineStore lines,
    CompanyDirectory company,
    SessionFlow flow,
    ChatWriter writer,
    CrmTracker tracker,
    Func<DateTimeOffset> clock)
{
    /// <summary>
    /// Takes a message in. A chat without a session that goes on gets one, and that goes to the queue. A message whose
    /// id is known is one more message: the portal does not compare.
    /// </summary>
    public ChatMessage Receive(Connector connector, int line, IncomingMessage incoming)
    {
        Guest guest = dialogs.FindGuest(connector.Id, line, incoming.UserId)
            ?? dialogs.CreateGuest(connector.Id, line, incoming.UserId);
        incoming.Describe(guest);
        Chat chat = FindChat(connector, line, incoming.ChatId, guest)
            ?? CreateChat(connector, line, incoming.ChatId, guest);
        flow.Enter(chat, guest.Id, guest.Id);

        string? closed = lines.Find(line) is { } known ? OpeningHours.TextFor(known, clock()) : null;
        bool isNew = chat.Session is not { IsClosed: false };
        Session session = isNew ? flow.Open(chat, line) : chat.Session!;
        if (isNew)
            flow.Route(session);
        ChatMessage message =
            writer.Receive(chat, Author(incoming, guest), incoming.Text, Files(incoming), incoming.Id);
        if (isNew && closed is not null)
            writer.Send(chat, author: 0, closed);
        if (incoming.IsTracked && !connector.IsForGroups)
            tracker.Track(session);
        return message;
    }

    /// <summary>The last message of the guest's chat that has the id outside; null for none.</summary>
    public ChatMessage? Find(Connector connector, int line, IncomingMessage incoming)
    {
        if (dialogs.FindGuest(connector.Id, line, incoming.UserId) is not { } guest)
            return null;
        return FindChat(connector, line, incoming.ChatId, guest)?.Messages
            .LastOrDefault(message => !message.IsDeleted && message.ExternalIds.Contains(incoming.Id));
    }

    /// <summary>Changes what was sent of a message: its text, its files, or both.</summary>
    public void Update(ChatMessage message, IncomingMessage incoming)
    {
        if (message.Chat.Guest is { } guest && guest.ExternalId == incoming.UserId)
            incoming.Describe(guest);
        if (incoming.Files.Any())
            message.Files = Files(incoming);
        writer.Update(message, incoming.Text.Length > 0 ? incoming.Text : message.Text, isFromOutside: true);
    }

    public void Delete(ChatMessage message) => writer.Delete(message, isFromOutside: true);

    /// <summary>The chat that leads to a chat outside; null when there is none.</summary>
    public Chat? FindChat(Connector connector, int line, string externalChat, Guest? guest) =>
        dialogs.FindChat(ChannelTo(connector, line, externalChat, guest).Code);

    private static Channel ChannelTo(Connector connector, int line, string externalChat, Guest? guest) =>
        new(connector.Id, line, externalChat, connector.IsForGroups ? 0 : guest?.Id ?? 0);

    private Chat CreateChat(Connector connector, int line, string externalChat, Guest guest) => dialogs.CreateChat(
        $"{guest.FullName} - {lines.Find(line)?[LineColumns.Name]}",
        clock(),
        ChannelTo(connector, line, externalChat, guest),
        guest);

    private int Author(IncomingMessage incoming, Guest guest) =>
        company.FindUser(incoming.Author)?.Id ?? guest.Id;

    private List<ChatFile> Files(IncomingMessage incoming) => incoming.Files
        .Select(file => new ChatFile(dialogs.NextFileId(), Php.Text(file["name"]), Php.Text(file["url"])))
        .ToList();
}
