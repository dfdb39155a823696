namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.bot.session.finish</c>: ends a dialog in the name of a bot. Answers the id of the chat.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
/// <param name="clientId">
/// The CLIENT_ID or the token that the bot was registered with; a webhook needs it. Secret.
/// </param>
/// <exception cref="InvalidInputException">The id is none.</exception>
public sealed class FinishBotSession(int chatId, string? clientId = null) : Request<int>
{
    /// <summary>The id of the chat.</summary>
    public int ChatId { get; } = RequestArgument.Id(nameof(ChatId), chatId);

    internal override IEnumerable<string?> Secrets => [clientId];

    internal override RestCall ToCall()
    {
        var call = new JObject { ["CHAT_ID"] = ChatId };
        if (clientId is not null)
            call["CLIENT_ID"] = clientId;
        return new("imopenlines.bot.session.finish", call, CallKind.Change);
    }

    internal override Outcome<int> Read(JToken answer) => BotSessionAnswer.Read(answer, ChatId);
}
