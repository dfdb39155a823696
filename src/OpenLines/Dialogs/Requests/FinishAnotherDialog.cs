namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.operator.another.finish</c>: ends the dialog of whichever operator.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
public sealed class FinishAnotherDialog(int chatId) : DialogAction("imopenlines.operator.another.finish", chatId);
