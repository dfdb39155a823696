namespace Bitrix24.OpenLines;

/// <summary>Reads what several methods for the chats of CRM answer in the same way.</summary>
internal static class CrmAnswer
{
    /// <summary>The id of a chat; 0 where there is none.</summary>
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
