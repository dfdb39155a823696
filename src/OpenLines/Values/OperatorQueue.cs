using System.Collections;

namespace Bitrix24.OpenLines;

/// <summary>
/// The operators of an open line, in order: users and departments. Prints and reads as
/// <c>user:1;user:15;department:10</c>; a name with a separator in it stands in quotes:
/// <c>department:"Sales, EMEA"</c>. As a list it has the texts of its entries, so that PowerShell's <c>-contains</c>
/// finds <c>user:1</c> in it.
/// </summary>
public sealed class OperatorQueue : IReadOnlyList<string>, IEquatable<OperatorQueue>
{
    /// <summary>Makes a queue.</summary>
    /// <param name="members">The entries, first to be asked first.</param>
    public OperatorQueue(IEnumerable<QueueMember> members) => Members = [.. members];

    /// <summary>The entries, first to be asked first.</summary>
    public IReadOnlyList<QueueMember> Members { get; }

    /// <summary>Reads a queue; entries are separated by semicolons or commas that are not in quotes.</summary>
    /// <exception cref="FormatException">An entry is neither a user nor a department.</exception>
    public static OperatorQueue Parse(string text)
    {
        string[] entries = [.. Entries(text).Where(entry => entry.Trim().Length > 0)];
        return new(entries.Select(entry => ParseEntry(entry, isPart: entries.Length > 1)));
    }

    /// <inheritdoc/>
    public int Count => Members.Count;

    /// <inheritdoc/>
    public string this[int index] => Members[index].ToString();

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => Members.Select(member => member.ToString()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => string.Join(";", Members);

    /// <inheritdoc/>
    public bool Equals(OperatorQueue? other) => other is not null && Members.SequenceEqual(other.Members);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OperatorQueue);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>A word alone may be the end of a name that was cut at its comma.</summary>
    private static QueueMember ParseEntry(string entry, bool isPart)
    {
        try
        {
            return QueueMember.Parse(entry);
        }
        catch (FormatException e) when (isPart && entry.IndexOf(':') < 0)
        {
            throw new FormatException(
                $"{e.Message} A name with a comma or a semicolon stands in quotes: department:\"Sales, EMEA\".", e);
        }
    }

    private static IEnumerable<string> Entries(string text)
    {
        int start = 0;
        char? quote = null;
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (letter == quote)
                quote = null;
            else if (quote is null && letter is '"' or '\'' && CanQuote(text, start, i))
                quote = letter;
            else if (quote is null && (letter is ';' or ',' || IsBlankBetween(text, i)))
            {
                yield return text.Substring(start, i - start);
                start = i + 1;
            }
        }
        yield return text.Substring(start);
    }

    /// <summary>A quote begins an entry or a name, or goes on after a doubled one: an apostrophe does not.</summary>
    private static bool CanQuote(string text, int start, int position)
    {
        string before = text.Substring(start, position - start).TrimEnd();
        return before.Length == 0 || before[before.Length - 1] == ':' || text[position - 1] == text[position];
    }

    /// <summary>
    /// PowerShell puts a blank between the entries where it makes a text of a list; a name has blanks of its own.
    /// </summary>
    private static bool IsBlankBetween(string text, int position) => char.IsWhiteSpace(text[position])
        && QueueMember.TypeNames.Any(type => string.Compare(
            text, position + 1, $"{type}:", 0, type.Length + 1, StringComparison.OrdinalIgnoreCase) == 0);
}
