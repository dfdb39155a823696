namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.session.mode.pin</c>: pins a dialog to the user in whose name it is called, or unpins it.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
/// <param name="active">Whether it is to be pinned.</param>
public sealed class PinSession(int chatId, bool active)
    : SetSessionMode("imopenlines.session.mode.pin", chatId, active);
