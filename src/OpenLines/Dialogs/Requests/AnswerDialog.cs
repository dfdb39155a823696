namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.operator.answer</c>: the user in whose name it is called takes the dialog. One that is finished
/// begins anew.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
public sealed class AnswerDialog(int chatId) : DialogAction("imopenlines.operator.answer", chatId);
