namespace Bitrix24.OpenLines;

/// <summary>A chat of an open line that belongs to an object of CRM.</summary>
/// <param name="ChatId">The id of the chat.</param>
/// <param name="CrmEntityType">What the object is.</param>
/// <param name="CrmEntity">The id of the object.</param>
/// <param name="Connector">The code of the connector that the chat came by; null where it is not told.</param>
/// <param name="ConnectorTitle">The name of that connector; null where it is not told.</param>
public sealed record CrmChat(
    int ChatId,
    string CrmEntityType,
    int CrmEntity,
    string? Connector = null,
    string? ConnectorTitle = null)
{
    /// <summary>The chat and what it belongs to.</summary>
    public override string ToString() => $"chat {ChatId} of {CrmEntityType} {CrmEntity}";

    internal static CrmChat Of(int chatId, CrmEntity entity, string? connector = null, string? title = null) =>
        new(chatId, entity.Type, entity.Id, connector, title);
}

/// <summary>A message that has been sent into a chat of an object of CRM.</summary>
/// <param name="MessageId">The id of the message.</param>
/// <param name="ChatId">The id of the chat.</param>
/// <param name="CrmEntityType">What the object is.</param>
/// <param name="CrmEntity">The id of the object.</param>
public sealed record CrmMessage(int MessageId, int ChatId, string CrmEntityType, int CrmEntity)
{
    /// <summary>The message and where it stands.</summary>
    public override string ToString() => $"message {MessageId} in chat {ChatId} of {CrmEntityType} {CrmEntity}";
}

/// <summary>Reads what several methods for the chats of CRM answer in the same way.</summary>
internal static class CrmAnswer
{
    /// <summary>The id of a chat, or 0.</summary>
    public static Outcome<CrmChat> ReadChat(JToken answer, CrmEntity entity) => JsonField.Number(answer) switch
    {
        null => Outcome.Failure<CrmChat>(OpenLineErrors.Unexpected("the id of a chat", answer)),
        0 => Outcome.Failure<CrmChat>(new RestError(
            CrmErrorCodes.ChatNotFound,
            $"The portal has no chat of {entity}, or does not show it to this user.",
            Execution.Refused)),
        { } id => Outcome.Success(CrmChat.Of(id, entity)),
    };
}

/// <summary>Codes of failures with the chats of CRM that a portal does not tell.</summary>
public static class CrmErrorCodes
{
    /// <summary>The object has no chat, or the portal shows none of it to this user. The portal answers 0.</summary>
    public const string ChatNotFound = nameof(ChatNotFound);
}
