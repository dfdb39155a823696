namespace Bitrix24.OpenLines;

/// <summary>
/// Finds open lines by their names, in whatever form the portal stored these. Reads the ids and the names of all lines
/// once. <c>imopenlines.config.list.get</c>
/// </summary>
/// <param name="client">The portal.</param>
public sealed class LineDirectory(RestClient client)
{
    private static readonly OpenLineSelection IdAndName = OpenLineSelection.Of([], withOperators: false);

    private readonly Dictionary<string, List<(string Name, int Id)>> _byKey = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the lines have been read.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>Reads the lines, unless they have been read; returns why they cannot be.</summary>
    public async Task<RestError?> LoadAsync(CancellationToken token)
    {
        if (IsLoaded)
            return null;
        using OpenLinePages pages = new OpenLineClient(client).Pages(OpenLineQuery.All, IdAndName);
        _byKey.Clear();
        while (pages.HasMore)
        {
            Outcome<IReadOnlyList<OpenLine>> page = await pages.ReadNextAsync(token).ConfigureAwait(false);
            if (page.Error is { } error)
                return error;
            foreach (OpenLine line in page.Value)
                Add(line.Name ?? "", line.Id);
        }
        IsLoaded = true;
        return null;
    }

    /// <summary>
    /// The ids of the lines of a name, smallest first. A name in another case counts only where none has the same one.
    /// </summary>
    public IReadOnlyList<int> Find(string name)
    {
        if (!_byKey.TryGetValue(LineName.KeyOf(name), out List<(string Name, int Id)>? found))
            return [];
        var same = found.FindAll(line => LineName.KeyOf(line.Name) == LineName.KeyOf(name));
        return [.. (same.Count > 0 ? same : found).Select(line => line.Id).OrderBy(id => id)];
    }

    /// <summary>Adds a line that has been created since.</summary>
    public void Add(string name, int id)
    {
        string key = LineName.KeyOf(name);
        if (!_byKey.TryGetValue(key, out List<(string Name, int Id)>? lines))
            _byKey.Add(key, lines = []);
        lines.Add((name, id));
    }
}
