namespace Bitrix24.Rest;

/// <summary>Inputs of earlier runs that have something in common.</summary>
public sealed class JournalGroup
{
    private readonly List<JournalEntry> _entries = [];

    /// <summary>Of how many of them it is not known whether an earlier run has carried them out.</summary>
    public int InDoubt => _entries.Count(entry => entry.IsInDoubt);

    internal void Add(JournalEntry entry) => _entries.Add(entry);
}
