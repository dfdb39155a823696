namespace Bitrix24.Rest;

/// <summary>What a journal knows of one input.</summary>
public sealed class JournalEntry
{
    internal JournalEntry(int number, string input, string? name)
    {
        Number = number;
        Input = input;
        Name = name;
    }

    /// <summary>Its place among the inputs of the journal, from 1.</summary>
    public int Number { get; }

    /// <summary>What became of it.</summary>
    public JournalState State { get; internal set; }

    /// <summary>Whether an earlier run has carried it out.</summary>
    public bool WasDone { get; internal set; }

    /// <summary>The id of what it has made; null where it has made nothing that has one.</summary>
    public int? Id { get; internal set; }

    /// <summary>
    /// The inputs of earlier runs that are the same as this one, this one included; null where it is none of them.
    /// </summary>
    public JournalGroup? SameInput { get; internal set; }

    /// <summary>
    /// The inputs of earlier runs that have the same name as this one, this one included; null where it is none of
    /// them, or has no name.
    /// </summary>
    public JournalGroup? SameName { get; internal set; }

    /// <summary>Lets it be sent once more although it was carried out.</summary>
    public void Reopen()
    {
        State = JournalState.New;
        WasDone = false;
    }

    /// <summary>Whether an earlier run has sent it, and its outcome is still unknown.</summary>
    public bool IsUnknown { get; internal set; }

    /// <summary>Whether the file has it.</summary>
    internal bool IsRecorded { get; set; }

    /// <summary>The fingerprint that the input is known by.</summary>
    internal string Input { get; }

    /// <summary>The fingerprint of its name; null where it has none.</summary>
    internal string? Name { get; }
}

/// <summary>Inputs of earlier runs that have something in common.</summary>
public sealed class JournalGroup
{
    private readonly List<JournalEntry> _entries = [];

    /// <summary>How many of them an earlier run has sent with an outcome that is still unknown.</summary>
    public int UnknownCount => _entries.Count(entry => entry.IsUnknown);

    internal void Add(JournalEntry entry) => _entries.Add(entry);
}

/// <summary>What a journal knows of an input.</summary>
public enum JournalState
{
    /// <summary>It has not been sent.</summary>
    New,

    /// <summary>It was about to be sent, or its answer was lost: it may have been carried out.</summary>
    Sent,

    /// <summary>It was carried out.</summary>
    Done,

    /// <summary>It was not carried out; it may be tried again.</summary>
    Failed,
}
