namespace Bitrix24.OpenLines;

/// <summary>Changes who is in a chat of an object of CRM. Answers the chat.</summary>
public abstract class CrmChatUserRequest : Request<CrmChat>
{
    private readonly string _method;

    private protected CrmChatUserRequest(string method, CrmEntity entity, int userId, int? chatId)
    {
        _method = method;
        Entity = entity ?? throw new ArgumentNullException(nameof(entity));
        UserId = RequestArgument.Id(nameof(UserId), userId);
        ChatId = RequestArgument.Id(nameof(ChatId), chatId);
    }

    /// <summary>The object.</summary>
    public CrmEntity Entity { get; }

    /// <summary>The id of the user or the bot.</summary>
    public int UserId { get; }

    /// <summary>The id of the chat; null for the last one of the object.</summary>
    public int? ChatId { get; }

    internal sealed override RestCall ToCall()
    {
        JObject call = Entity.ToParameters();
        call["USER_ID"] = UserId;
        if (ChatId is { } chat)
            call["CHAT_ID"] = chat;
        return new(_method, call, CallKind.Change);
    }

    internal sealed override Outcome<CrmChat> Read(JToken answer) => CrmAnswer.ReadChat(answer, Entity);
}
