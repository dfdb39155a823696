namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.bot.session.message.send</c>: sends an automatic message into a dialog. Answers the id of the chat,
/// and never whether the message stands there.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
/// <param name="message">The text; null for the welcome of the open line, where that has one.</param>
/// <exception cref="InvalidInputException">
/// The id is none, or the text is empty: of that, the portal makes no message and says nothing.
/// </exception>
public sealed class SendBotMessage(int chatId, string? message) : Request<int>
{
    private readonly string? _message = message is null ? null : RequestArgument.Text("Message", message);

    /// <summary>The id of the chat.</summary>
    public int ChatId { get; } = RequestArgument.Id(nameof(ChatId), chatId);

    /// <summary>Whether it is the welcome of the open line.</summary>
    public bool IsWelcome => _message is null;

    internal override RestCall ToCall()
    {
        var call = new JObject { ["CHAT_ID"] = ChatId, ["NAME"] = IsWelcome ? "WELCOME" : "DEFAULT" };
        if (_message is not null)
            call["MESSAGE"] = _message;
        return new("imopenlines.bot.session.message.send", call, CallKind.Creation);
    }

    internal override Outcome<int> Read(JToken answer) => BotSessionAnswer.Read(answer, ChatId);
}
