namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.session.intercept</c>: the user in whose name it is called takes the dialog away from its operator.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
public sealed class InterceptSession(int chatId) : DialogAction("imopenlines.session.intercept", chatId);
