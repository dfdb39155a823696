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
