namespace Bitrix24.Sandbox;

/// <summary>A column of the table of open lines: what it makes of a value that comes in, and how it goes out.</summary>
internal sealed class LineColumn(string name, OrmType type, string? initial, Func<JToken, string?>? store)
{
    private string? _initialJson;

    /// <summary>Its name in requests and answers.</summary>
    public string Name { get; } = name;

    /// <summary>Its place among the columns.</summary>
    public int Position { get; private set; }

    /// <summary>How its values compare in a filter.</summary>
    public OrmType Type { get; } = type;

    /// <summary>What a new line starts with.</summary>
    public string? Initial { get; } = initial;

    /// <summary>Whether callers cannot set it.</summary>
    public bool IsReadOnly => store is null;

    /// <summary>
    /// The flag that has to be Y in the same call. Without it, the column goes back to its initial value.
    /// </summary>
    public string? Gate { get; init; }

    /// <summary>How the stored text goes out; as the text it is, unless said otherwise.</summary>
    public Func<string?, JToken> Render { get; init; } = stored => stored is null ? JValue.CreateNull() : stored;

    /// <summary>How the stored text goes out: as JSON, behind a name that is a word.</summary>
    public string ToJson(string name, string? stored)
    {
        // Most columns of most lines are as they began.
        if (stored == Initial && name == Name)
            return _initialJson ??= Entry(name, stored);
        return Entry(name, stored);
    }

    /// <summary>What the database keeps of a value. Nothing is refused; what is wrong becomes something else.</summary>
    public string? Store(JToken value) => store!(value);

    /// <summary>The column, with a <see cref="Gate"/>.</summary>
    public LineColumn Behind(string flag) => new(Name, Type, Initial, store) { Gate = flag, Render = Render };

    /// <summary>The column, at its place.</summary>
    public LineColumn At(int position)
    {
        Position = position;
        return this;
    }

    private string Entry(string name, string? stored) => $"\"{name}\":{Json.Write(Render(stored))}";
}
