namespace Bitrix24.OpenLines;

/// <summary>
/// The operators of an open line, in order: users and departments. Prints and reads as
/// <c>user:1;user:15;department:10</c>.
/// </summary>
/// <remarks>
/// Not enumerable, or PowerShell would put blanks between the entries where it makes a string of one.
/// </remarks>
public sealed class OperatorQueue : IEquatable<OperatorQueue>
{
    private static readonly char[] Separators = [';', ','];

    /// <summary>Makes a queue.</summary>
    /// <param name="members">The entries, first to be asked first.</param>
    public OperatorQueue(IEnumerable<QueueMember> members) => Members = [.. members];

    /// <summary>The entries, first to be asked first.</summary>
    public IReadOnlyList<QueueMember> Members { get; }

    /// <summary>Reads a queue; entries are separated by semicolons or commas.</summary>
    /// <exception cref="FormatException">An entry is neither a user nor a department.</exception>
    public static OperatorQueue Parse(string text) => new(text
        .Split(Separators)
        .Where(entry => entry.Trim().Length > 0)
        .Select(QueueMember.Parse));

    /// <inheritdoc/>
    public override string ToString() => string.Join(";", Members);

    /// <inheritdoc/>
    public bool Equals(OperatorQueue? other) => other is not null && Members.SequenceEqual(other.Members);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OperatorQueue);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());
}
