namespace Bitrix24.OpenLines;

/// <summary>
/// A dialog of an open line: the chat between a client and the operators. A null is what the portal did not tell, or
/// what there is none of.
/// </summary>
public sealed class Dialog
{
    private Dialog()
    {
    }

    /// <summary>The id of the chat, from 1; null where only the session is known.</summary>
    public int? ChatId { get; private init; }

    /// <summary>The name of the chat.</summary>
    public string? Name { get; private init; }

    /// <summary>The id of the chat as the messenger spells it: <c>chat2043</c>.</summary>
    public string? DialogId { get; private init; }

    /// <summary>Connector, line, chat and client in one: <c>livechat|22|1761|587</c>.</summary>
    public string? UserCode { get; private init; }

    /// <summary>The code of the connector that the client writes by.</summary>
    public string? Connector { get; private init; }

    /// <summary>The id of the open line that the dialog is at; not that of the user code, once it was moved.</summary>
    public int? Line { get; private init; }

    /// <summary>The id of the chat in the external system.</summary>
    public string? ExternalChatId { get; private init; }

    /// <summary>The id of the client: of the user of the portal that stands for them.</summary>
    public string? ClientUserId { get; private init; }

    /// <summary>The id of the session; null where none is open, or the portal tells of none.</summary>
    public int? SessionId { get; private init; }

    /// <summary>When the session began.</summary>
    public DateTimeOffset? SessionStart { get; private init; }

    /// <summary>The id of the operator who has the dialog; null where it waits for one.</summary>
    public int? Owner { get; private init; }

    /// <summary>Whether the dialog is pinned to its operator.</summary>
    public bool? IsPinned { get; private init; }

    /// <summary>Whether what operators write stays among them.</summary>
    public bool? IsSilent { get; private init; }

    /// <summary>Whether the CRM has an object for the dialog.</summary>
    public bool? HasCrmEntity { get; private init; }

    /// <summary>The type of the object of the CRM: <c>lead</c>, <c>deal</c>, <c>contact</c>, <c>company</c>.</summary>
    public string? CrmEntityType { get; private init; }

    /// <summary>The id of the object of the CRM.</summary>
    public int? CrmEntity { get; private init; }

    /// <summary>The id of the lead.</summary>
    public int? LeadId { get; private init; }

    /// <summary>The id of the deal.</summary>
    public int? DealId { get; private init; }

    /// <summary>The id of the contact.</summary>
    public int? ContactId { get; private init; }

    /// <summary>The id of the company.</summary>
    public int? CompanyId { get; private init; }

    /// <summary>When the chat was made.</summary>
    public DateTimeOffset? DateCreate { get; private init; }

    /// <summary>What is said of the chat.</summary>
    public string? Description { get; private init; }

    /// <summary>How many messages the chat has.</summary>
    public int? MessageCount { get; private init; }

    /// <summary>How many messages the user who asks has not read.</summary>
    public int? Counter { get; private init; }

    /// <summary>How many people are in the chat; the reference says, how many have not read everything.</summary>
    public int? UserCounter { get; private init; }

    /// <summary>The id of the last message.</summary>
    public int? LastMessageId { get; private init; }

    /// <summary>The id of the first message that the user who asks has not read.</summary>
    public int? UnreadId { get; private init; }

    /// <summary>The role of the user who asks: <c>owner</c>, <c>manager</c>, <c>member</c>, <c>guest</c>…</summary>
    public string? Role { get; private init; }

    /// <summary>The ids of the operators who manage the chat.</summary>
    public ValueList<int> ManagerList { get; private init; } = new([]);

    /// <summary>The ids of the people who hear nothing of new messages.</summary>
    public ValueList<int> MuteList { get; private init; } = new([]);

    /// <summary>Which role is needed for what.</summary>
    public DialogPermissions? Permissions { get; private init; }

    /// <summary>Whether somebody can write now.</summary>
    public bool? TextFieldEnabled { get; private init; }

    /// <summary>Whether the chat is new.</summary>
    public bool? IsNew { get; private init; }

    /// <summary>What kind of chat it is: <c>lines</c>.</summary>
    public string? Type { get; private init; }

    /// <summary>What the portal reports beyond the properties of this type, under its own names.</summary>
    public AdditionalFields AdditionalData { get; private init; } = new(new Dictionary<string, object?>());

    /// <summary>What says which one it is.</summary>
    internal DialogKey Key => ChatId is { } chat ? DialogKey.OfChat(chat) : DialogKey.OfSession(SessionId ?? 0);

    /// <inheritdoc/>
    public override string ToString() => Name is null ? $"{Key}" : $"{Name} ({Key})";

    /// <summary>A dialog of which no more than its chat is known.</summary>
    internal static Dialog OfChat(int chat, UserCode? code = null) => new()
    {
        ChatId = chat,
        DialogId = $"chat{chat}",
        UserCode = code?.ToString(),
        Connector = code?.Connector,
        ExternalChatId = code?.ExternalChatId,
        ClientUserId = code?.ClientUserId,
    };

    /// <summary>A dialog of which no more than its session is known, and what has been made of it.</summary>
    internal static Dialog OfSession(int session, bool? isPinned = null) =>
        new() { SessionId = session, IsPinned = isPinned };

    /// <summary>Reads a chat; null where it has no id.</summary>
    internal static Dialog? Read(JObject answer)
    {
        var fields = new JsonFields(answer);
        if (fields.Id("id") is not { } chat)
            return null;

        string? userCode = fields.Text("entity_id");
        var code = OpenLines.UserCode.Find(userCode);
        var session = new SessionData(fields.PeekText("entity_data_1"));
        IReadOnlyDictionary<string, int> crmIds = SessionData.CrmIds(fields.PeekText("entity_data_2"));
        return new Dialog
        {
            ChatId = chat,
            Name = fields.Text("name"),
            DialogId = fields.Text("dialog_id") ?? $"chat{chat}",
            UserCode = userCode,
            Connector = code?.Connector,
            Line = session.Line ?? code?.Line,
            ExternalChatId = code?.ExternalChatId,
            ClientUserId = code?.ClientUserId,
            SessionId = session.SessionId,
            SessionStart = session.Started,
            Owner = fields.Id("owner"),
            IsPinned = session.IsPinned,
            // Only a chat that was silent once says N.
            IsSilent = fields["entity_data_3"] is { } silent ? JsonField.Flag(silent) ?? false : null,
            HasCrmEntity = session.HasCrmEntity,
            CrmEntityType = session.CrmEntityType,
            CrmEntity = session.CrmEntity,
            LeadId = Find(crmIds, "LEAD"),
            DealId = Find(crmIds, "DEAL"),
            ContactId = Find(crmIds, "CONTACT"),
            CompanyId = Find(crmIds, "COMPANY"),
            DateCreate = fields.Moment("date_create"),
            Description = fields.Text("description"),
            MessageCount = fields.Number("message_count"),
            Counter = fields.Number("counter"),
            UserCounter = fields.Number("user_counter"),
            LastMessageId = fields.Id("last_message_id"),
            UnreadId = fields.Id("unread_id"),
            Role = fields.Text("role"),
            ManagerList = fields.Ids("manager_list"),
            MuteList = fields.Ids("mute_list"),
            Permissions = fields.Map("permissions") is { } map ? DialogPermissions.Read(new JsonFields(map)) : null,
            TextFieldEnabled = fields.Flag("text_field_enabled"),
            IsNew = fields.Flag("is_new"),
            Type = fields.Text("type"),
            AdditionalData = fields.Rest(),
        };
    }

    private static int? Find(IReadOnlyDictionary<string, int> ids, string type) =>
        ids.TryGetValue(type, out int id) ? id : null;
}
