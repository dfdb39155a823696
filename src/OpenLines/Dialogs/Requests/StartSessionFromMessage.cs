namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.message.session.start</c>: ends the session of a chat, and begins one from a message of it.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
/// <param name="messageId">The id of the message, from 1.</param>
public sealed class StartSessionFromMessage(int chatId, int messageId)
    : DialogAction("imopenlines.message.session.start", chatId, CallKind.Creation)
{
    /// <summary>The id of the message, from 1.</summary>
    public int MessageId { get; } = RequestArgument.Id(nameof(MessageId), messageId);

    private protected override JObject Details => new() { ["MESSAGE_ID"] = MessageId };
}
