namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.bot.session.operator</c>: hands a dialog over from its bot to an operator who is free. Answers the id
/// of the chat.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
/// <exception cref="InvalidInputException">The id is none.</exception>
public sealed class SwitchBotSession(int chatId) : Request<int>
{
    /// <summary>The id of the chat.</summary>
    public int ChatId { get; } = RequestArgument.Id(nameof(ChatId), chatId);

    internal override RestCall ToCall() => new(
        "imopenlines.bot.session.operator", new JObject { ["CHAT_ID"] = ChatId }, CallKind.Change);

    internal override Outcome<int> Read(JToken answer) => BotSessionAnswer.Read(answer, ChatId);

    /// <summary>That an operator has the dialog is what the lost answer would have said.</summary>
    internal override Outcome<int> ReadAfterLostAnswer(RestError error) =>
        error.Code == "WRONG_CHAT" ? Outcome.Success(ChatId) : base.ReadAfterLostAnswer(error);
}
