namespace Bitrix24.Sandbox;

/// <summary>The portal's open lines. Ids start at 1 and never come back.</summary>
/// <param name="removed">Told of every line that goes.</param>
internal sealed class LineStore(Action<int> removed)
{
    private static readonly TimeSpan TemporaryLife = TimeSpan.FromHours(8);

    /// <summary>By id, because ids only grow.</summary>
    private readonly List<Line> _lines = [];

    private readonly HashSet<Line> _temporary = [];
    private int _lastId;
    private int _lastSeatId;

    public int Count => _lines.Count;

    /// <summary>All lines by id.</summary>
    public IEnumerable<Line> All => _lines;

    public Line? Find(int id)
    {
        int position = PositionOf(id);
        return position < _lines.Count && _lines[position].Id == id ? _lines[position] : null;
    }

    /// <summary>The lines by id, or backwards, whose ids are within certain bounds.</summary>
    public IEnumerable<Line> Between(decimal least, decimal greatest, bool isDescending)
    {
        int first = PositionOf(least);
        int end = first;
        if (!isDescending)
        {
            while (end < _lines.Count && _lines[end].Id <= greatest)
                yield return _lines[end++];
            yield break;
        }
        for (end = PositionOf(greatest); end >= first; end--)
        {
            if (end < _lines.Count && _lines[end].Id <= greatest)
                yield return _lines[end];
        }
    }

    public Line Create(DateTimeOffset created)
    {
        var line = new Line(++_lastId, created);
        _lines.Add(line);
        return line;
    }

    /// <summary>Takes note of whether a line is to go one day, once its columns are set.</summary>
    public void Note(Line line)
    {
        if (line.IsTemporary)
            _temporary.Add(line);
        else
            _temporary.Remove(line);
    }

    public bool Remove(int id)
    {
        if (Find(id) is not { } line)
            return false;
        _lines.RemoveAt(PositionOf(id));
        _temporary.Remove(line);
        removed(id);
        return true;
    }

    /// <summary>Switches off the newest of the lines that are on, beyond a number; none where it is null.</summary>
    public void SwitchOffBeyond(int? most)
    {
        if (most is { } number)
        {
            foreach (Line line in _lines.Where(line => line[LineColumns.Active] == "Y").Skip(number))
                line[LineColumns.Active] = "N";
        }
    }

    public int NextSeatId() => ++_lastSeatId;

    public void RemoveExpired(DateTimeOffset now)
    {
        if (_temporary.Count == 0)
            return;
        List<Line> expired = _temporary.Where(line => now - line.Created > TemporaryLife).ToList();
        expired.ForEach(line => Remove(line.Id));
    }

    public void Clear()
    {
        _lines.Clear();
        _temporary.Clear();
        _lastId = _lastSeatId = 0;
    }

    /// <summary>Where the first line is whose id is so great or greater.</summary>
    private int PositionOf(decimal id)
    {
        int low = 0;
        int high = _lines.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_lines[middle].Id < id)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
