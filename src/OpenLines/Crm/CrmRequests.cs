namespace Bitrix24.OpenLines;

/// <summary><c>imopenlines.crm.chat.get</c>: the chats of an object of CRM; none is no error.</summary>
/// <param name="entity">The object.</param>
/// <param name="activeOnly">Whether chats that are closed are left out.</param>
public sealed class GetCrmChats(CrmEntity entity, bool activeOnly)
    : Request<IReadOnlyList<CrmChat>>("imopenlines.crm.chat.get")
{
    private readonly CrmEntity _entity = entity ?? throw new ArgumentNullException(nameof(entity));

    internal override JObject Parameters()
    {
        JObject call = _entity.ToParameters();
        call["ACTIVE_ONLY"] = activeOnly ? "Y" : "N";
        return call;
    }

    internal override Outcome<IReadOnlyList<CrmChat>> Read(JToken answer)
    {
        if (answer is not JObject and not JArray)
            return Unexpected("a list of chats", answer);
        IEnumerable<JToken> rows = answer is JObject map ? map.PropertyValues() : answer;
        return Outcome.Success<IReadOnlyList<CrmChat>>([.. rows.OfType<JObject>().Select(ReadOne).OfType<CrmChat>()]);
    }

    private CrmChat? ReadOne(JObject row) => JsonField.Number(row["CHAT_ID"]) is { } id
        ? CrmChat.Of(id, _entity, JsonField.Text(row["CONNECTOR_ID"]), JsonField.Text(row["CONNECTOR_TITLE"]))
        : null;
}

/// <summary>
/// <c>imopenlines.crm.chat.getLastId</c>: the last chat of an object of CRM, which it must have; no more than its id.
/// </summary>
/// <param name="entity">The object.</param>
public sealed class GetLastCrmChat(CrmEntity entity) : Request<IReadOnlyList<CrmChat>>("imopenlines.crm.chat.getLastId")
{
    private readonly CrmEntity _entity = entity ?? throw new ArgumentNullException(nameof(entity));

    internal override JObject Parameters() => _entity.ToParameters();

    internal override Outcome<IReadOnlyList<CrmChat>> Read(JToken answer)
    {
        Outcome<CrmChat> chat = CrmAnswer.ReadChat(answer, _entity);
        return chat.Error is { } error
            ? Outcome.Failure<IReadOnlyList<CrmChat>>(error)
            : Outcome.Success<IReadOnlyList<CrmChat>>([chat.Value]);
    }
}

/// <summary>Changes who is in a chat of an object of CRM. Answers the chat.</summary>
public abstract class CrmChatUserRequest : Request<CrmChat>
{
    private protected CrmChatUserRequest(string method, CrmEntity entity, int userId, int? chatId)
        : base(method, CallKind.Change)
    {
        Entity = entity ?? throw new ArgumentNullException(nameof(entity));
        UserId = RequestArgument.Id(nameof(UserId), userId, "user");
        ChatId = RequestArgument.Id(nameof(ChatId), chatId, "chat");
    }

    /// <summary>The object.</summary>
    public CrmEntity Entity { get; }

    /// <summary>The id of the user or the bot.</summary>
    public int UserId { get; }

    /// <summary>The id of the chat; null for the last one of the object.</summary>
    public int? ChatId { get; }

    internal sealed override JObject Parameters()
    {
        JObject call = Entity.ToParameters();
        call["USER_ID"] = UserId;
        if (ChatId is { } chat)
            call["CHAT_ID"] = chat;
        return call;
    }

    internal sealed override Outcome<CrmChat> Read(JToken answer) => CrmAnswer.ReadChat(answer, Entity);
}

/// <summary>
/// <c>imopenlines.crm.chat.user.add</c>: takes a user or a bot into a chat of an object of CRM. Answers the chat.
/// </summary>
/// <param name="entity">The object.</param>
/// <param name="userId">The id of the user or the bot, from 1.</param>
/// <param name="chatId">The id of the chat; null for the last one of the object.</param>
/// <exception cref="InvalidInputException">An id is not positive.</exception>
public sealed class AddCrmChatUser(CrmEntity entity, int userId, int? chatId = null)
    : CrmChatUserRequest("imopenlines.crm.chat.user.add", entity, userId, chatId);

/// <summary>
/// <c>imopenlines.crm.chat.user.delete</c>: takes a user or a bot out of a chat of an object of CRM. Answers the chat.
/// </summary>
/// <param name="entity">The object.</param>
/// <param name="userId">The id of the user or the bot, from 1.</param>
/// <param name="chatId">The id of the chat; null for the last one of the object.</param>
/// <exception cref="InvalidInputException">An id is not positive.</exception>
public sealed class RemoveCrmChatUser(CrmEntity entity, int userId, int? chatId = null)
    : CrmChatUserRequest("imopenlines.crm.chat.user.delete", entity, userId, chatId);

/// <summary>
/// <c>imopenlines.crm.message.add</c>: sends a message into a chat of an object of CRM, in the name of a user or a bot.
/// </summary>
/// <param name="entity">The object.</param>
/// <param name="userId">The id of the user or the bot, who takes part in the chat.</param>
/// <param name="chatId">The id of the chat.</param>
/// <param name="message">The text.</param>
/// <exception cref="InvalidInputException">An id is not positive, or the text is empty.</exception>
public sealed class SendCrmMessage(CrmEntity entity, int userId, int chatId, string? message)
    : Request<CrmMessage>("imopenlines.crm.message.add", CallKind.Creation)
{
    private readonly string _message = RequestArgument.Text("Message", message);

    /// <summary>The object.</summary>
    public CrmEntity Entity { get; } = entity ?? throw new ArgumentNullException(nameof(entity));

    /// <summary>The id of the user or the bot.</summary>
    public int UserId { get; } = RequestArgument.Id(nameof(UserId), userId, "user");

    /// <summary>The id of the chat.</summary>
    public int ChatId { get; } = RequestArgument.Id(nameof(ChatId), chatId, "chat");

    internal override JObject Parameters()
    {
        JObject call = Entity.ToParameters();
        call["USER_ID"] = UserId;
        call["CHAT_ID"] = ChatId;
        call["MESSAGE"] = _message;
        return call;
    }

    internal override Outcome<CrmMessage> Read(JToken answer) => JsonField.Number(answer) is { } id and > 0
        ? Outcome.Success(new CrmMessage(id, ChatId, Entity.Type, Entity.Id))
        : Unexpected("the id of a message", answer);
}
