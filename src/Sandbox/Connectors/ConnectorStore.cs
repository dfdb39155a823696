namespace Bitrix24.Sandbox;

/// <summary>The portal's connectors, and what they are at which line.</summary>
internal sealed class ConnectorStore
{
    private readonly List<Connector> _connectors = [];
    private readonly Dictionary<(string Connector, int Line), ConnectorLink> _links = [];

    /// <summary>The connectors that came from applications, in the order in which they came.</summary>
    public IEnumerable<Connector> All => _connectors;

    /// <summary>Adds a connector, or puts it in the place of the one that the application had under its id.</summary>
    public void Register(Connector connector)
    {
        int known = IndexOf(connector.Id, connector.ClientId);
        if (known < 0)
            _connectors.Add(connector);
        else
            _connectors[known] = connector;
    }

    /// <summary>
    /// Takes an application's connector away, from the lines too; false when it has none of that id, or one that has
    /// never been active at a line.
    /// </summary>
    public bool Unregister(string id, string clientId)
    {
        int known = IndexOf(id, clientId);
        if (known < 0 || !_links.Any(link => link.Key.Connector == id && link.Value.WasActive))
            return false;
        _connectors.RemoveAt(known);
        if (!_connectors.Any(connector => connector.Id == id))
            RemoveLinks(link => link.Connector == id);
        return true;
    }

    public ConnectorLink? FindLink(string connector, int line) =>
        _links.TryGetValue((connector, line), out ConnectorLink? link) ? link : null;

    /// <summary>The connector at a line. Nobody asks whether there is such a connector, or such a line.</summary>
    public ConnectorLink Link(string connector, int line)
    {
        if (FindLink(connector, line) is { } known)
            return known;
        return _links[(connector, line)] = new ConnectorLink();
    }

    public void RemoveLine(int line) => RemoveLinks(link => link.Line == line);

    public void Clear()
    {
        _connectors.Clear();
        _links.Clear();
    }

    private int IndexOf(string id, string clientId) =>
        _connectors.FindIndex(connector => connector.Id == id && connector.ClientId == clientId);

    private void RemoveLinks(Func<(string Connector, int Line), bool> where)
    {
        foreach ((string Connector, int Line) link in _links.Keys.Where(where).ToList())
            _links.Remove(link);
    }
}
