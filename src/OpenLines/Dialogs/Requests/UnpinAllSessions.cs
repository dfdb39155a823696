namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.session.mode.unpinAll</c>: unpins all dialogs of the user in whose name it is called; answers the
/// sessions that were unpinned.
/// </summary>
public sealed class UnpinAllSessions() : SetSessionMode("imopenlines.session.mode.unpinAll", active: false);
