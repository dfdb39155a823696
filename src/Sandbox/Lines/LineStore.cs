using System;
using System.Collections.Generic;
using System.Linq;

namespace Bitrix24.Sandbox;

/// <summary>The portal's open lines. Ids start at 1 and never come back.</summary>
/// <param name="removed">Told of every line that goes.</param>
internal sealed class LineStore(Action<int> removed)
{
    private static readonly TimeSpan TemporaryLife = TimeSpan.FromHours(8);

    private readonly SortedDictionary<int, Line> _lines = [];
    private int _lastId;
    private int _lastSeatId;

    public int Count => _lines.Count;

    /// <summary>All lines by id.</summary>
    public IEnumerable<Line> All => _lines.Values;

    public Line? Find(int id) => _lines.TryGetValue(id, out Line? line) ? line : null;

    public Line Create(DateTimeOffset created)
    {
        var line = new Line(++_lastId, created);
        _lines.Add(line.Id, line);
        return line;
    }

    public bool Remove(int id)
    {
        if (!_lines.Remove(id))
            return false;
        removed(id);
        return true;
    }

    public int NextSeatId() => ++_lastSeatId;

    public void RemoveExpired(DateTimeOffset now)
    {
        List<Line> expired = _lines.Values.Where(l => l.IsTemporary && now - l.Created > TemporaryLife).ToList();
        expired.ForEach(line => Remove(line.Id));
    }

    public void Clear()
    {
        _lines.Clear();
        _lastId = _lastSeatId = 0;
    }
}
