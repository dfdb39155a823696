using System.Collections.Generic;
using System.Linq;

namespace Bitrix24.Sandbox;

/// <summary>As much of the CRM as open lines make: leads and deals.</summary>
internal sealed class CrmStore
{
    private readonly List<CrmEntity> _entities = [];

    public CrmEntity? Find(string type, int id) =>
        _entities.Find(entity => entity.Type == type && entity.Id == id);

    public CrmEntity Create(string type)
    {
        var entity = new CrmEntity(type, _entities.Count(known => known.Type == type) + 1);
        _entities.Add(entity);
        return entity;
    }

    public void Clear() => _entities.Clear();
}
