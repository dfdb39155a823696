using System.Text.RegularExpressions;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>A name that may have wildcards; remembers whether it has matched.</summary>
internal sealed class NamePattern
{
    // Words that mean the same to a wildcard, to the portal's LIKE and to every collation.
    private static readonly Regex Words = new(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant);

    private readonly WildcardPattern _pattern;
    private bool _isName;

    /// <summary>Reads a name.</summary>
    /// <param name="text">The name as it was given.</param>
    /// <exception cref="InvalidInputException">Its wildcards are none.</exception>
    public NamePattern(string text)
    {
        Text = text;
        _pattern = new WildcardPattern(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        try
        {
            _pattern.IsMatch(text);
        }
        catch (WildcardPatternException e)
        {
            throw new InvalidInputException(InputError.Invalid(
                nameof(OpenLine.Name), text,
                $"{e.Message} Put a backtick before a bracket that is part of the name."));
        }
    }

    /// <summary>The name as it was given.</summary>
    public string Text { get; }

    /// <summary>Whether the name stands for one name alone.</summary>
    public bool IsExact => !WildcardPattern.ContainsWildcardCharacters(Text);

    /// <summary>Whether a name has matched.</summary>
    public bool HasMatched { get; private set; }

    /// <summary>
    /// The longest word that every matching name contains, for the portal to search by; null where there is none, or
    /// where brackets and escapes make it uncertain.
    /// </summary>
    public string? LongestWord => Text.IndexOfAny(['[', ']', '`']) >= 0
        ? null
        : Words.Matches(Text).Cast<Match>().OrderByDescending(word => word.Length).FirstOrDefault()?.Value;

    /// <summary>Reads names; none where all are meant.</summary>
    /// <exception cref="InvalidInputException">The wildcards of one are none.</exception>
    public static NamePattern[] AllOf(IEnumerable<string>? names) =>
        [.. (names ?? []).Select(name => new NamePattern(name))];

    /// <summary>Those that stand for one name alone, which nothing has had.</summary>
    public static IEnumerable<NamePattern> Missing(IEnumerable<NamePattern> patterns) =>
        patterns.Where(pattern => pattern is { IsExact: true, HasMatched: false });

    /// <summary>Whether a name matches one of several; each of them sees it.</summary>
    public static bool AnyMatches(IEnumerable<NamePattern> patterns, string? name) =>
        patterns.Aggregate(false, (matches, pattern) => pattern.Matches(name ?? "") || matches);

    /// <summary>Whether a name matches. Once all have been seen, <see cref="Wants"/> decides.</summary>
    public bool Matches(string name)
    {
        bool isSame = IsText(name);
        bool matches = isSame || _pattern.IsMatch(name);
        _isName |= isSame;
        HasMatched |= matches;
        return matches;
    }

    /// <summary>Whether a name is meant: a name with brackets of its own wins over those that it would match.</summary>
    public bool Wants(string name) => _isName ? IsText(name) : _pattern.IsMatch(name);

    private bool IsText(string name) => string.Equals(name, Text, StringComparison.OrdinalIgnoreCase);
}
