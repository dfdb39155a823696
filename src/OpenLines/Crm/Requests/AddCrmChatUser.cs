namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.crm.chat.user.add</c>: takes a user or a bot into a chat of an object of CRM. Answers the chat.
/// </summary>
/// <param name="entity">The object.</param>
/// <param name="userId">The id of the user or the bot, from 1.</param>
/// <param name="chatId">The id of the chat; null for the last one of the object.</param>
/// <exception cref="InvalidInputException">An id is none.</exception>
public sealed class AddCrmChatUser(CrmEntity entity, int userId, int? chatId = null)
    : CrmChatUserRequest("imopenlines.crm.chat.user.add", entity, userId, chatId);
