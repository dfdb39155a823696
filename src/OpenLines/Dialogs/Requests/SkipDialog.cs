namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.operator.skip</c>: passes the dialog on to the next operator of the queue. Each time it is another
/// one, so it is never sent twice.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
public sealed class SkipDialog(int chatId) : DialogAction("imopenlines.operator.skip", chatId, CallKind.Creation);
