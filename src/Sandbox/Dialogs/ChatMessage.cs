namespace Bitrix24.Sandbox;

/// <summary>A message of a chat.</summary>
internal sealed class ChatMessage(int id, Chat chat, Session? session, int author, DateTimeOffset date)
{
    public int Id { get; } = id;

    public Chat Chat { get; } = chat;

    /// <summary>The session that it belongs to; null in a chat that has none.</summary>
    public Session? Session { get; set; } = session;

    /// <summary>Who wrote it; 0 for the portal itself.</summary>
    public int Author { get; } = author;

    public DateTimeOffset Date { get; } = date;

    public string Text { get; set; } = "";

    public IReadOnlyList<ChatFile> Files { get; set; } = [];

    /// <summary>What the external system calls it. Of what operators write, its receipt tells.</summary>
    public IReadOnlyList<string> ExternalIds { get; set; } = [];

    /// <summary>What the portal shows below the text; null for nothing.</summary>
    public JArray? Attach { get; init; }

    /// <summary>Whether the portal tells of something, rather than that somebody speaks.</summary>
    public bool IsSystem { get; init; }

    /// <summary>Whether it was taken back. Its place remains.</summary>
    public bool IsDeleted { get; set; }
}
