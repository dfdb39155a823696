namespace Bitrix24.OpenLines;

/// <summary>A message of a dialog. A null is what the portal did not tell.</summary>
public sealed class DialogMessage
{
    private DialogMessage()
    {
    }

    /// <summary>The id, from 1.</summary>
    public int MessageId { get; private init; }

    /// <summary>The id of the chat.</summary>
    public int? ChatId { get; private init; }

    /// <summary>The id of the session.</summary>
    public int? SessionId { get; private init; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset? Date { get; private init; }

    /// <summary>The id of the user who wrote it; null where the portal itself tells something.</summary>
    public int? AuthorId { get; private init; }

    /// <summary>The name of the user who wrote it.</summary>
    public string? Author { get; private init; }

    /// <summary>Who that is in the dialog.</summary>
    public AuthorKind AuthorKind { get; private init; }

    /// <summary>
    /// The text, with the marks of the messenger: <c>[b]…[/b]</c>. Null where there are files only.
    /// </summary>
    public string? Text { get; private init; }

    /// <summary>Whether the portal tells what has happened, and nobody speaks.</summary>
    public bool IsSystem => AuthorKind is AuthorKind.System;

    /// <summary>The files that came with it.</summary>
    public ValueList<DialogFile> Files { get; private init; } = new([]);

    /// <summary>What the portal reports beyond the properties of this type, under its own names.</summary>
    public AdditionalFields? AdditionalData { get; private init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Author ?? $"{AuthorKind}"}: {Text ?? $"{Files}"}";

    /// <summary>Reads a message; null where it has no id.</summary>
    /// <param name="fields">The message.</param>
    /// <param name="session">The session that it belongs to.</param>
    /// <param name="users">Who takes part.</param>
    /// <param name="files">The files of all messages.</param>
    internal static DialogMessage? Read(
        JsonFields fields,
        int? session,
        IReadOnlyDictionary<int, DialogUser> users,
        IReadOnlyDictionary<int, DialogFile> files)
    {
        if (fields.Id("id") is not { } id)
            return null;

        int? author = fields.Id("senderid");
        users.TryGetValue(author ?? 0, out DialogUser? user);
        var parameters = new JsonFields(fields.PeekMap("params"));
        return new DialogMessage
        {
            MessageId = id,
            ChatId = fields.Id("chatid"),
            SessionId = session,
            Date = fields.Moment("date"),
            AuthorId = author,
            Author = user?.Name,
            AuthorKind = author is null ? AuthorKind.System : user?.Kind ?? AuthorKind.Operator,
            Text = fields.Text("text"),
            Files = new(parameters.Ids("fileId").Where(files.ContainsKey).Select(file => files[file])),
            AdditionalData = fields.Rest(),
        };
    }
}

/// <summary>Who speaks in a dialog.</summary>
public enum AuthorKind
{
    /// <summary>The portal itself, which tells what has happened.</summary>
    System,

    /// <summary>The client, who writes by a connector.</summary>
    Client,

    /// <summary>An operator, or another employee.</summary>
    Operator,

    /// <summary>A bot.</summary>
    Bot,
}
