using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>A name that may have wildcards; remembers whether it has matched.</summary>
/// <param name="text">The name as it was given.</param>
internal sealed class NamePattern(string text)
{
    // Words that mean the same to a wildcard, to the portal's LIKE and to every collation.
    private static readonly Regex Words = new(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant);

    private readonly WildcardPattern _pattern = new(text, WildcardOptions.IgnoreCase);

    /// <summary>The name as it was given.</summary>
    public string Text { get; } = text;

    /// <summary>Whether the name stands for one name alone.</summary>
    public bool IsExact { get; } = !WildcardPattern.ContainsWildcardCharacters(text);

    /// <summary>Whether a name has matched.</summary>
    public bool HasMatched { get; private set; }

    /// <summary>
    /// The longest word that every matching name contains, for the portal to search by; null where there is none, or
    /// where brackets and escapes make it uncertain.
    /// </summary>
    public string? LongestWord => Text.IndexOfAny(['[', ']', '`']) >= 0
        ? null
        : Words.Matches(Text).Cast<Match>().OrderByDescending(word => word.Length).FirstOrDefault()?.Value;

    /// <summary>Whether a name matches.</summary>
    public bool Matches(string name)
    {
        bool matches = _pattern.IsMatch(name);
        HasMatched |= matches;
        return matches;
    }
}
