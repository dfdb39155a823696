namespace Bitrix24.OpenLines;

/// <summary>What <c>imopenlines.bot.session.*</c> answer: no more than that it was done.</summary>
internal static class BotSessionAnswer
{
    /// <summary>Reads the answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="chatId">The chat that it is about, which is the result.</param>
    public static Outcome<int> Read(JToken answer, int chatId) => answer is JValue { Value: true }
        ? Outcome.Success(chatId)
        : Outcome.Failure<int>(OpenLineErrors.Unexpected("true", answer));
}
