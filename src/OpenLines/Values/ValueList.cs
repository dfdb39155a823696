using System.Collections.ObjectModel;

namespace Bitrix24.OpenLines;

/// <summary>
/// A list that prints its elements with a semicolon between them, so that a cell of a table or of a CSV shows what it
/// holds, and that equals any list of the same elements in the same order.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed class ValueList<T> : ReadOnlyCollection<T>, IEquatable<ValueList<T>>
{
    private readonly string? _text;

    /// <summary>Makes a list.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="text">What it prints as, where that is something else than its elements.</param>
    public ValueList(IEnumerable<T> elements, string? text = null)
        : base([.. elements]) => _text = text;

    /// <inheritdoc/>
    public override string ToString() => _text ?? string.Join(";", this);

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) => other is not null && this.SequenceEqual(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        this.Aggregate(Count, (hash, element) => unchecked(hash * 31 + (element?.GetHashCode() ?? 0)));
}
