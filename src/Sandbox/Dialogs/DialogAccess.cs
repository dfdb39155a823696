namespace Bitrix24.Sandbox;

/// <summary>Finds the chat that a call is about, if the caller may open it.</summary>
internal sealed class DialogAccess(DialogStore dialogs, DialogPermissions permissions)
{
    /// <summary>The chat of <c>CHAT_ID</c>.</summary>
    /// <exception cref="RestException">There is none, or none of an open line, or none for the caller.</exception>
    public Chat Open(MethodCall call)
    {
        Chat chat = dialogs.FindChat(Php.Int(call.Parameters["CHAT_ID"])) ?? throw DialogErrors.WrongChatId();
        if (chat.Channel is null)
            throw DialogErrors.NotOfALine();
        return permissions.MayOpen(call.Caller.User, chat) ? chat : throw DialogErrors.NoAccess();
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
            && permissions.MayOpen(call.Caller.User, chat)
                ? session
                : throw DialogErrors.WrongOperator();
    }
}

/// <summary>Who may do what with dialogs. A real portal has roles for it; this one has a rule for each.</summary>
internal sealed class DialogPermissions(LineStore lines)
{
    /// <summary>
    /// Whether somebody may open a chat: the administrator any, others those that they are in and those that are in
    /// the queue of a line of theirs.
    /// </summary>
    public bool MayOpen(User user, Chat chat) => user.IsAdministrator || chat.Has(user.Id) || IsInQueue(user.Id, chat);

    /// <summary>Whether somebody may rate how operators work.</summary>
    public static bool MayRate(User user) => user.IsAdministrator;

    private bool IsInQueue(int user, Chat chat) =>
        chat.Session is { } session && lines.Find(session.Line)?.Queue.Seats.Any(seat => seat.User.Id == user) is true;
}
