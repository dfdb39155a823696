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
