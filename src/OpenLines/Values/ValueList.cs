using System.Collections.ObjectModel;

namespace Bitrix24.OpenLines;

/// <summary>
/// A list that prints its elements with a semicolon between them, so that a cell of a table or of a CSV shows what it
/// holds, and that equals any list of the same elements in the same order.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed class ValueList<T> : ReadOnlyCollection<T>, IEquatable<ValueList<T>>
{
    /// <summary>Makes a list.</summary>
    public ValueList(IEnumerable<T> elements)
        : base([.. elements])
    {
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(";", this) + (IsOneDay ? ";" : "");

    /// <summary>Excel would take a single day for a number, and drop a zero at its end.</summary>
    private bool IsOneDay => Count == 1 && this[0] is DayOfYear;

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) => other is not null && this.SequenceEqual(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        this.Aggregate(Count, (hash, element) => unchecked(hash * 31 + (element?.GetHashCode() ?? 0)));
}
