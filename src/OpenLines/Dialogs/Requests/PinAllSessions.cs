namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.session.mode.pinAll</c>: pins all dialogs of the user in whose name it is called; answers the
/// sessions that were pinned.
/// </summary>
public sealed class PinAllSessions() : SetSessionMode("imopenlines.session.mode.pinAll", active: true);
