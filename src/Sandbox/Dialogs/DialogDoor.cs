namespace Bitrix24.Sandbox;

/// <summary>Finds the chat that a call is about, if the caller may open it.</summary>
internal sealed class DialogDoor(DialogStore dialogs, DialogRights rights)
{
    /// <summary>The chat of <c>CHAT_ID</c>.</summary>
    /// <exception cref="RestException">There is none, or none of an open line, or none for the caller.</exception>
    public Chat Open(MethodCall call)
    {
        Chat chat = dialogs.FindChat(Php.Int(call.Parameters["CHAT_ID"])) ?? throw DialogErrors.WrongChatId();
        if (chat.Channel is null)
            throw DialogErrors.NotOfALine();
        return rights.MayOpen(call.Caller.User, chat) ? chat : throw DialogErrors.NoAccess();
    }

    /// <summary>The session that the chat of <c>CHAT_ID</c> is about.</summary>
    /// <exception cref="RestException">As with <see cref="Open"/>.</exception>
    public Session OpenSession(MethodCall call) => Open(call).Session!;

    /// <summary>
    /// The session that a call wants to hand over: it is still going on. What is wrong is told in one error, but for a
    /// <c>CHAT_ID</c> that is none.
    /// </summary>
    public Session Movable(MethodCall call)
    {
        int id = Php.Int(call.Parameters["CHAT_ID"]);
        if (id <= 0)
            throw DialogErrors.NoChatId();
        return dialogs.FindChat(id) is { Session: { IsClosed: false } session } chat
            && rights.MayOpen(call.Caller.User, chat)
                ? session
                : throw DialogErrors.WrongOperator();
    }
}
