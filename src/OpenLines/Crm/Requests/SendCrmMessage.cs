namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.crm.message.add</c>: sends a message into a chat of an object of CRM, in the name of a user or a bot.
/// </summary>
/// <param name="entity">The object.</param>
/// <param name="userId">The id of the user or the bot, who takes part in the chat.</param>
/// <param name="chatId">The id of the chat.</param>
/// <param name="message">The text.</param>
/// <exception cref="InvalidInputException">An id is none, or the text is empty.</exception>
public sealed class SendCrmMessage(CrmEntity entity, int userId, int chatId, string? message) : Request<CrmMessage>
{
    private readonly string _message = RequestArgument.Text("Message", message);

    /// <summary>The object.</summary>
    public CrmEntity Entity { get; } = entity ?? throw new ArgumentNullException(nameof(entity));

    /// <summary>The id of the user or the bot.</summary>
    public int UserId { get; } = RequestArgument.Id(nameof(UserId), userId);

    /// <summary>The id of the chat.</summary>
    public int ChatId { get; } = RequestArgument.Id(nameof(ChatId), chatId);

    internal override RestCall ToCall()
    {
        JObject call = Entity.ToParameters();
        call["USER_ID"] = UserId;
        call["CHAT_ID"] = ChatId;
        call["MESSAGE"] = _message;
        return new("imopenlines.crm.message.add", call, CallKind.Creation);
    }

    internal override Outcome<CrmMessage> Read(JToken answer) => JsonField.Number(answer) is { } id and > 0
        ? Outcome.Success(new CrmMessage(id, ChatId, Entity.Type, Entity.Id))
        : Outcome.Failure<CrmMessage>(OpenLineErrors.Unexpected("the id of a message", answer));
}
