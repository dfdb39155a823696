namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Picks things by their names, page by page. Where a pattern is also the exact name of one, that one alone is meant;
/// so matches of patterns wait until all pages have been seen.
/// </summary>
/// <typeparam name="T">What is picked.</typeparam>
/// <param name="patterns">The wanted names, with wildcards. Empty: everything is wanted.</param>
/// <param name="namesOf">The names of a thing.</param>
internal sealed class NameFilter<T>(IReadOnlyCollection<NamePattern> patterns, Func<T, IEnumerable<string?>> namesOf)
{
    private readonly List<T> _held = [];
    private readonly bool _waits = patterns.Any(pattern => !pattern.IsExact);

    /// <summary>Takes a page; gives what is surely meant.</summary>
    public IReadOnlyList<T> Take(IEnumerable<T> page)
    {
        T[] matching = [.. page.Where(Matches)];
        if (!_waits)
            return matching;
        _held.AddRange(matching);
        return [];
    }

    /// <summary>Gives what has waited, after the last page.</summary>
    public IReadOnlyList<T> Rest() =>
        [.. _held.Where(item => patterns.Any(pattern => namesOf(item).Any(name => pattern.Wants(name ?? ""))))];

    /// <summary>Each pattern sees every name, to know what it has matched.</summary>
    private bool Matches(T item) => patterns.Count == 0 || namesOf(item).Aggregate(
        false, (matches, name) => NamePattern.AnyMatches(patterns, name) || matches);
}
