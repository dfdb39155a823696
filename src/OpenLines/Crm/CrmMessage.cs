namespace Bitrix24.OpenLines;

/// <summary>A message that has been sent into a chat of an object of CRM.</summary>
/// <param name="MessageId">The id of the message.</param>
/// <param name="ChatId">The id of the chat.</param>
/// <param name="CrmEntityType">What the object is.</param>
/// <param name="CrmEntity">The id of the object.</param>
public sealed record CrmMessage(int MessageId, int ChatId, Choice<CrmEntityType> CrmEntityType, int CrmEntity)
{
    /// <summary>The message and where it stands.</summary>
    public override string ToString() => $"message {MessageId} in chat {ChatId} of {CrmEntityType} {CrmEntity}";
}
