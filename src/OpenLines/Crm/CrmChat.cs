namespace Bitrix24.OpenLines;

/// <summary>A chat of an open line that belongs to an object of CRM.</summary>
/// <param name="ChatId">The id of the chat.</param>
/// <param name="CrmEntityType">What the object is.</param>
/// <param name="CrmEntity">The id of the object.</param>
/// <param name="Connector">The code of the connector that the chat came by; null where it is not told.</param>
/// <param name="ConnectorTitle">The name of that connector; null where it is not told.</param>
public sealed record CrmChat(
    int ChatId,
    Choice<CrmEntityType> CrmEntityType,
    int CrmEntity,
    string? Connector = null,
    string? ConnectorTitle = null)
{
    /// <summary>The chat and what it belongs to.</summary>
    public override string ToString() => $"chat {ChatId} of {CrmEntityType} {CrmEntity}";

    internal static CrmChat Of(int chatId, CrmEntity entity, string? connector = null, string? title = null) =>
        new(chatId, entity.Type, entity.Id, connector, title);
}
