namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.operator.spam</c>: marks the dialog as spam, which ends it.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
public sealed class MarkDialogAsSpam(int chatId) : DialogAction("imopenlines.operator.spam", chatId);
