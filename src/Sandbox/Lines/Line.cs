namespace Bitrix24.Sandbox;

/// <summary>An open line as the database keeps it: every column is a text or null.</summary>
internal sealed class Line(int id, DateTimeOffset created)
{
    private readonly string?[] _values = LineColumns.InitialValues();

    public int Id { get; } = id;

    public DateTimeOffset Created { get; } = created;

    public LineQueue Queue { get; set; } = LineQueue.Empty;

    public bool IsTemporary => this[LineColumns.Temporary] == "Y";

    public string? this[LineColumn column]
    {
        get => _values[column.Position];
        set => _values[column.Position] = value;
    }
}
