namespace Bitrix24.Sandbox;

/// <summary>A chat of the messenger: one of an open line, or one among colleagues.</summary>
internal sealed class Chat(int id, string name, DateTimeOffset created, Channel? channel, Guest? guest)
{
    private readonly List<int> _members = [];
    private readonly List<CrmEntity> _crm = [];
    private readonly Dictionary<int, ReadMark> _reads = [];

    public int Id { get; } = id;

    public string DialogId => $"chat{Id}";

    public string Name { get; set; } = name;

    public DateTimeOffset Created { get; } = created;

    /// <summary>What it leads to outside; null for a chat that is not one of an open line.</summary>
    public Channel? Channel { get; } = channel;

    /// <summary>Who wrote first from outside.</summary>
    public Guest? Guest { get; } = guest;

    public string UserCode => Channel?.Code ?? "";

    /// <summary>Its sessions by id. A chat of an open line always has one.</summary>
    public List<Session> Sessions { get; } = [];

    /// <summary>The session that it is about now, or was about last.</summary>
    public Session? Session => Sessions.LastOrDefault();

    public List<ChatMessage> Messages { get; } = [];

    /// <summary>Who is in it, guests and bots too, in the order in which they came.</summary>
    public IReadOnlyList<int> Members => _members;

    /// <summary>Whether what operators write stays among them.</summary>
    public bool IsSilent { get; set; }

    /// <summary>What it is linked to in the CRM.</summary>
    public IReadOnlyList<CrmEntity> Crm => _crm;

    /// <summary>How far who has read.</summary>
    public IReadOnlyDictionary<int, ReadMark> Reads => _reads;

    public bool Has(int user) => _members.Contains(user);

    /// <summary>Lets somebody in; false when already there.</summary>
    public bool Enter(int user)
    {
        if (Has(user))
            return false;
        _members.Add(user);
        return true;
    }

    public bool Leave(int user) => _members.Remove(user);

    public void Link(CrmEntity entity)
    {
        _crm.Add(entity);
        entity.Chats.Add(this);
    }

    /// <summary>Takes note that somebody has read as far as a message; nobody unreads.</summary>
    public void Read(int user, int message, DateTimeOffset now)
    {
        if (!_reads.TryGetValue(user, out ReadMark? mark) || mark.Message < message)
            _reads[user] = new ReadMark(message, now);
    }
}

/// <summary>A message of a chat.</summary>
internal sealed class ChatMessage(int id, Chat chat, Session? session, int author, DateTimeOffset date)
{
    public int Id { get; } = id;

    public Chat Chat { get; } = chat;

    /// <summary>The session that it belongs to; null in a chat that has none.</summary>
    public Session? Session { get; set; } = session;

    /// <summary>Who wrote it; 0 for the portal itself.</summary>
    public int Author { get; } = author;

    public DateTimeOffset Date { get; } = date;

    public string Text { get; set; } = "";

    public IReadOnlyList<ChatFile> Files { get; set; } = [];

    /// <summary>What the external system calls it. Of what operators write, its receipt tells.</summary>
    public IReadOnlyList<string> ExternalIds { get; set; } = [];

    /// <summary>What the portal shows below the text; null for nothing.</summary>
    public JArray? Attach { get; init; }

    /// <summary>Whether the portal tells of something, rather than that somebody speaks.</summary>
    public bool IsSystem { get; init; }

    /// <summary>Whether it was taken back. Its place remains.</summary>
    public bool IsDeleted { get; set; }
}

/// <summary>A file that came with a message. The portal would fetch it; this one keeps its address.</summary>
internal sealed record ChatFile(int Id, string Name, string Address)
{
    private static readonly string[] Pictures = ["jpe", "jpg", "jpeg", "png", "webp", "gif", "bmp"];

    public string Extension => Name.Contains(".") ? Name.Substring(Name.LastIndexOf('.') + 1).ToLowerInvariant() : "";

    public bool IsPicture => Pictures.Contains(Extension, StringComparer.Ordinal);
}

/// <summary>How far somebody has read a chat.</summary>
internal sealed record ReadMark(int Message, DateTimeOffset Date);

/// <summary>What a chat leads to outside.</summary>
/// <param name="Connector">The connector's code.</param>
/// <param name="Line">The open line that the connector works at.</param>
/// <param name="Chat">The chat's id in the external system.</param>
/// <param name="User">The guest's id on the portal; 0 where the chat is one of many guests.</param>
internal sealed record Channel(string Connector, int Line, string Chat, int User)
{
    /// <summary>The user code, which no other chat has.</summary>
    public string Code => $"{Connector}|{Line}|{Chat}|{User}";
}
