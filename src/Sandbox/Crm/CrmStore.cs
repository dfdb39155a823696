namespace Bitrix24.Sandbox;

/// <summary>As much of the CRM as open lines make: leads and deals. Each type has ids of its own.</summary>
internal sealed class CrmStore
{
    private readonly Dictionary<(string Type, int Id), CrmEntity> _entities = [];
    private readonly Dictionary<string, int> _lastIds = new(StringComparer.Ordinal);

    public CrmEntity? Find(string type, int id) =>
        _entities.TryGetValue((type, id), out CrmEntity? entity) ? entity : null;

    public CrmEntity Create(string type)
    {
        int id = _lastIds[type] = _lastIds.TryGetValue(type, out int last) ? last + 1 : 1;
        return _entities[(type, id)] = new CrmEntity(type, id);
    }

    public void Clear()
    {
        _entities.Clear();
        _lastIds.Clear();
    }
}

/// <summary>An object of the CRM that chats are linked to.</summary>
internal sealed class CrmEntity(string type, int id)
{
    public const string Lead = "lead";
    public const string Deal = "deal";
    public const string Company = "company";
    public const string Contact = "contact";

    /// <summary><c>lead</c> or <c>deal</c>.</summary>
    public string Type { get; } = type;

    /// <summary>Its id among those of its type.</summary>
    public int Id { get; } = id;

    /// <summary>In the order in which they were linked to it.</summary>
    public List<Chat> Chats { get; } = [];

    /// <summary>Its page on the portal.</summary>
    public string Path => $"/crm/{Type}/details/{Id}/";

    public static bool IsType(string type) => type is Lead or Deal or Company or Contact;
}
