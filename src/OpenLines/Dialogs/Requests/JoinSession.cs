namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.session.join</c>: the user in whose name it is called enters the chat; the dialog stays its
/// operator's.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
public sealed class JoinSession(int chatId) : DialogAction("imopenlines.session.join", chatId);
