namespace Bitrix24.Sandbox;

/// <summary>One conversation in a chat of an open line, from the first word until it is finished.</summary>
internal sealed class Session(int id, Chat chat, int line, int parent, DateTimeOffset started)
{
    public int Id { get; } = id;

    public Chat Chat { get; } = chat;

    /// <summary>The open line whose queue it is in now.</summary>
    public int Line { get; set; } = line;

    /// <summary>The session before it in the chat; 0 for the first.</summary>
    public int Parent { get; } = parent;

    public DateTimeOffset Started { get; } = started;

    /// <summary>Who has it, an employee or a bot; 0 as long as it waits for anyone.</summary>
    public int Operator { get; set; }

    /// <summary>Whether the operator has taken it, and has not merely been offered it.</summary>
    public bool IsAnswered { get; set; }

    /// <summary>Who leaves once somebody has taken it.</summary>
    public List<int> Offered { get; } = [];

    /// <summary>Who has passed it on.</summary>
    public HashSet<int> Skipped { get; } = [];

    /// <summary>Whether the operator keeps it, whatever the line's rules say.</summary>
    public bool IsPinned { get; set; }

    /// <summary>When it was finished; null as long as it goes on.</summary>
    public DateTimeOffset? Closed { get; set; }

    public bool IsClosed => Closed is not null;

    /// <summary>The supervisor's rating from 1 to 5; 0 for none.</summary>
    public int Rating { get; set; }

    /// <summary>What the supervisor says of it.</summary>
    public string? Comment { get; set; }
}
