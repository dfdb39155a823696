namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.message.quick.save</c>: keeps the text of a message among the quick answers of the line. A portal
/// knows the message again, and makes no second one of it.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
/// <param name="messageId">The id of the message, from 1.</param>
public sealed class SaveQuickAnswer(int chatId, int messageId) : DialogAction("imopenlines.message.quick.save", chatId)
{
    /// <summary>The id of the message, from 1.</summary>
    public int MessageId { get; } = RequestArgument.Id(nameof(MessageId), messageId);

    private protected override JObject Details => new() { ["MESSAGE_ID"] = MessageId };
}
