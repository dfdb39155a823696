namespace Bitrix24.OpenLines;

/// <summary>
/// A session with all that was said in it, and what a report makes of that. A null is what the portal did not tell, or
/// what there is none of.
/// </summary>
public sealed class SessionHistory
{
    private SessionHistory()
    {
    }

    /// <summary>The id of the session.</summary>
    public int? SessionId { get; private init; }

    /// <summary>The id of the chat; null where only the session is known.</summary>
    public int? ChatId { get; private init; }

    /// <summary>The id of the open line that the dialog is at now.</summary>
    public int? Line => Dialog?.Line;

    /// <summary>The code of the connector that the client writes by.</summary>
    public string? Connector => Dialog?.Connector;

    /// <summary>Connector, line, chat and client in one.</summary>
    public string? UserCode => Dialog?.UserCode;

    /// <summary>The name of the client.</summary>
    public string? Client => NamesOf(AuthorKind.Client).FirstOrDefault()
        ?? Users.FirstOrDefault(user => user.Kind is AuthorKind.Client)?.Name;

    /// <summary>The names of the operators who have written something, in the order in which they did.</summary>
    public ValueList<string> Operators => new(NamesOf(AuthorKind.Operator));

    /// <summary>When the first message was written.</summary>
    public DateTimeOffset? Start => Messages.FirstOrDefault()?.Date;

    /// <summary>When the last message was written.</summary>
    public DateTimeOffset? End => Messages.LastOrDefault()?.Date;

    /// <summary>How long the client waited for the first answer of an operator, or null.</summary>
    public TimeSpan? AnswerTime
    {
        get
        {
            DialogMessage? question = Messages.FirstOrDefault(message => message.AuthorKind is AuthorKind.Client);
            DialogMessage? answer = Messages.FirstOrDefault(message => message.AuthorKind is AuthorKind.Operator
                && message.MessageId > question?.MessageId);
            return answer?.Date - question?.Date;
        }
    }

    /// <summary>How many messages there are, those of the portal itself too.</summary>
    public int MessageCount => Messages.Count;

    /// <summary>How many of them the client has written.</summary>
    public int ClientMessageCount => CountOf(AuthorKind.Client);

    /// <summary>How many of them operators have written.</summary>
    public int OperatorMessageCount => CountOf(AuthorKind.Operator);

    /// <summary>How a supervisor has rated it: 1, the worst, to 5, the best; null for not at all.</summary>
    public int? Rating { get; private init; }

    /// <summary>What the supervisor has said of it.</summary>
    public string? Comment { get; private init; }

    /// <summary>Whether the user who asks can join the dialog.</summary>
    public bool? CanJoin { get; private init; }

    /// <summary>Whether the user who asks can rate the session.</summary>
    public bool? CanRate { get; private init; }

    /// <summary>The messages, the first one first.</summary>
    public ValueList<DialogMessage> Messages { get; private init; } = new([]);

    /// <summary>Who takes part.</summary>
    public ValueList<DialogUser> Users { get; private init; } = new([]);

    /// <summary>The files of all messages.</summary>
    public ValueList<DialogFile> Files { get; private init; } = new([]);

    /// <summary>The dialog as it is now, which may be in a later session.</summary>
    public Dialog? Dialog { get; private init; }

    /// <summary>What the portal reports beyond the properties of this type, under its own names.</summary>
    public AdditionalFields AdditionalData { get; private init; } = new(new Dictionary<string, object?>());

    /// <inheritdoc/>
    public override string ToString() => $"session {SessionId} ({MessageCount} messages)";

    /// <summary>A session of which no more than its id is known.</summary>
    internal static SessionHistory Of(int session) => new() { SessionId = session };

    /// <summary>Reads a history; null where it has no chat.</summary>
    internal static SessionHistory? Read(JObject answer)
    {
        var fields = new JsonFields(answer);
        if (fields.Id("chatId") is not { } chat)
            return null;

        int? session = fields.Id("sessionId");
        var users = EntriesOf(fields["users"]).Select(DialogUser.Read).OfType<DialogUser>()
            .ToDictionary(user => user.Id);
        var files = EntriesOf(fields["files"]).Select(DialogFile.Read).OfType<DialogFile>()
            .ToDictionary(file => file.Id);
        return new SessionHistory
        {
            SessionId = session,
            ChatId = chat,
            Rating = fields.Id("sessionVoteHead"),
            Comment = fields.Text("sessionCommentHead"),
            CanJoin = fields.Flag("canJoin"),
            CanRate = fields.Flag("canVoteHead"),
            // A map has no order that can be relied on; the ids grow with time.
            Messages = new(EntriesOf(fields["message"])
                .Select(message => DialogMessage.Read(message, session, users, files))
                .OfType<DialogMessage>()
                .OrderBy(message => message.MessageId)),
            Users = new(users.Values),
            Files = new(files.Values),
            Dialog = fields.Map("chat")?[$"{chat}"] is JObject dialog ? Dialog.Read(dialog) : null,
            AdditionalData = fields.Rest(),
        };
    }

    /// <summary>The entries of a map by id. Of an empty one, a portal makes a list.</summary>
    private static IEnumerable<JsonFields> EntriesOf(JToken? entries) => (entries switch
    {
        JObject map => map.PropertyValues(),
        JArray list => list,
        _ => (IEnumerable<JToken>)[],
    }).OfType<JObject>().Select(entry => new JsonFields(entry));

    private IEnumerable<string> NamesOf(AuthorKind kind) => Messages
        .Where(message => message.AuthorKind == kind)
        .Select(message => message.Author)
        .OfType<string>()
        .Distinct();

    private int CountOf(AuthorKind kind) => Messages.Count(message => message.AuthorKind == kind);
}
