namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.session.start</c>: begins a session; where one is open, the user in whose name it is called joins it.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
public sealed class StartSession(int chatId) : DialogAction("imopenlines.session.start", chatId, CallKind.Creation);
