using System.Collections.Generic;
using System.Linq;

namespace Bitrix24.Rest;

/// <summary>Inputs of earlier runs that are all the same. Nobody can tell what one of them has made from another's.</summary>
public sealed class JournalTwins
{
    private readonly List<JournalEntry> _entries = [];

    /// <summary>Of how many of them it is not known whether an earlier run has carried them out.</summary>
    public int InDoubt => _entries.Count(entry => entry.IsInDoubt);

    internal void Add(JournalEntry entry)
    {
        entry.Twins = this;
        _entries.Add(entry);
    }
}
