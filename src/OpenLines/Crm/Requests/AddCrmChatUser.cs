using System;
using Bitrix24.Rest;
using Newtonsoft.Json.Linq;

namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.crm.chat.user.add</c>: takes a user or a bot into a chat of an object of CRM. Answers the chat.
/// </summary>
/// <param name="entity">The object.</param>
/// <param name="userId">The id of the user or the bot, from 1.</param>
/// <param name="chatId">The id of the chat; null for the last one of the object.</param>
/// <exception cref="SettingsException">An id is none.</exception>
public sealed class AddCrmChatUser(CrmEntity entity, int userId, int? chatId = null) : Request<CrmChat>
{
    /// <summary>The object.</summary>
    public CrmEntity Entity { get; } = entity ?? throw new ArgumentNullException(nameof(entity));

    /// <summary>The id of the user or the bot.</summary>
    public int UserId { get; } = RequestArgument.Id(nameof(UserId), userId);

    /// <summary>The id of the chat; null for the last one of the object.</summary>
    public int? ChatId { get; } = RequestArgument.Id(nameof(ChatId), chatId);

    internal override RestCall ToCall()
    {
        JObject call = Entity.ToParameters();
        call["USER_ID"] = UserId;
        if (ChatId is { } chat)
            call["CHAT_ID"] = chat;
        return new("imopenlines.crm.chat.user.add", call, CallKind.Change);
    }

    internal override Outcome<CrmChat> Read(JToken answer) => CrmAnswer.ReadChat(answer, Entity);
}
