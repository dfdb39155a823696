namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.operator.finish</c>: ends the dialog of the user in whose name it is called.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
public sealed class FinishDialog(int chatId) : DialogAction("imopenlines.operator.finish", chatId);
