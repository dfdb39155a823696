namespace Bitrix24.Sandbox;

/// <summary>
/// The portal's chats, with their sessions and messages, and the people outside. Each kind has ids of its own, which
/// start at 1 and never come back; people share theirs with the portal's users.
/// </summary>
internal sealed class DialogStore(UserIds users)
{
    private readonly Dictionary<int, Chat> _chats = [];
    private readonly Dictionary<string, Chat> _byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Session> _sessions = [];
    private readonly List<Session> _sessionsInOrder = [];
    private readonly Dictionary<int, ChatMessage> _messages = [];
    private readonly Dictionary<(string Connector, int Line, string Id), Guest> _guests = [];
    private readonly Dictionary<int, Guest> _guestsById = [];
    private readonly List<(int Line, string Text)> _quickAnswers = [];
    private int _lastChat;
    private int _lastSession;
    private int _lastMessage;
    private int _lastFile;

    /// <summary>All sessions by id.</summary>
    public IReadOnlyList<Session> Sessions => _sessionsInOrder;

    public Chat? FindChat(int id) => _chats.TryGetValue(id, out Chat? chat) ? chat : null;

    public Chat? FindChat(string userCode) => _byCode.TryGetValue(userCode, out Chat? chat) ? chat : null;

    public Session? FindSession(int id) => _sessions.TryGetValue(id, out Session? session) ? session : null;

    public ChatMessage? FindMessage(int id) => _messages.TryGetValue(id, out ChatMessage? message) ? message : null;

    public Guest? FindGuest(int id) => _guestsById.TryGetValue(id, out Guest? guest) ? guest : null;

    /// <summary>Somebody outside, as a connector at a line knows them.</summary>
    public Guest? FindGuest(string connector, int line, string externalId) =>
        _guests.TryGetValue((connector, line, externalId), out Guest? guest) ? guest : null;

    public Guest CreateGuest(string connector, int line, string externalId)
    {
        var guest = new Guest(users.Next(), externalId);
        _guests.Add((connector, line, externalId), guest);
        _guestsById.Add(guest.Id, guest);
        return guest;
    }

    public Chat CreateChat(string name, DateTimeOffset now, Channel? channel = null, Guest? guest = null)
    {
        var chat = new Chat(++_lastChat, name, now, channel, guest);
        _chats.Add(chat.Id, chat);
        if (channel is not null)
            _byCode.Add(channel.Code, chat);
        return chat;
    }

    public Session CreateSession(Chat chat, int line, DateTimeOffset now)
    {
        var session = new Session(++_lastSession, chat, line, chat.Session?.Id ?? 0, now);
        _sessions.Add(session.Id, session);
        _sessionsInOrder.Add(session);
        chat.Sessions.Add(session);
        return session;
    }

    /// <summary>Puts a message into a chat, and into the session that the chat is about.</summary>
    public ChatMessage Add(Chat chat, Func<int, ChatMessage> make)
    {
        ChatMessage message = make(++_lastMessage);
        _messages.Add(message.Id, message);
        chat.Messages.Add(message);
        return message;
    }

    /// <summary>What operators of a line have kept for other times, in the order in which they did.</summary>
    public IEnumerable<string> QuickAnswersOf(int line) =>
        _quickAnswers.Where(saved => saved.Line == line).Select(saved => saved.Text);

    public void SaveQuickAnswer(int line, string text) => _quickAnswers.Add((line, text));

    public int NextFileId() => ++_lastFile;

    /// <summary>Takes a line's sessions away, and the chats that have none left.</summary>
    public void RemoveLine(int line)
    {
        _quickAnswers.RemoveAll(saved => saved.Line == line);
        List<Session> gone = _sessionsInOrder.FindAll(session => session.Line == line);
        _sessionsInOrder.RemoveAll(session => session.Line == line);
        foreach (Session session in gone)
        {
            _sessions.Remove(session.Id);
            session.Chat.Sessions.Remove(session);
            if (session.Chat.Sessions.Count == 0)
                Remove(session.Chat);
        }
    }

    public void Clear()
    {
        _chats.Clear();
        _byCode.Clear();
        _sessions.Clear();
        _sessionsInOrder.Clear();
        _messages.Clear();
        _guests.Clear();
        _guestsById.Clear();
        _quickAnswers.Clear();
        _lastChat = _lastSession = _lastMessage = _lastFile = 0;
    }

    private void Remove(Chat chat)
    {
        _chats.Remove(chat.Id);
        _byCode.Remove(chat.UserCode);
        chat.Messages.ForEach(message => _messages.Remove(message.Id));
        foreach (CrmEntity entity in chat.Crm)
            entity.Chats.Remove(chat);
    }
}
