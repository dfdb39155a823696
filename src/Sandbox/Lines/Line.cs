using System;
using System.Collections.Generic;

namespace Bitrix24.Sandbox;

/// <summary>An open line as the database keeps it: every column is a text or null.</summary>
internal sealed class Line(int id, DateTimeOffset created)
{
    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);

    public int Id { get; } = id;

    public DateTimeOffset Created { get; } = created;

    public LineQueue Queue { get; set; } = LineQueue.Empty;

    public bool IsTemporary => this["TEMPORARY"] == "Y";

    public string? this[string column]
    {
        get => _values.TryGetValue(column, out string? value) ? value : null;
        set => _values[column] = value;
    }
}
