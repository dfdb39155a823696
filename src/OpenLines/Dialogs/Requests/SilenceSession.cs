namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.session.mode.silent</c>: keeps what operators write among them, or lets the client read it again. The
/// reference calls it outdated.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
/// <param name="active">Whether it is to be silent.</param>
public sealed class SilenceSession(int chatId, bool active)
    : SetSessionMode("imopenlines.session.mode.silent", chatId, active);
