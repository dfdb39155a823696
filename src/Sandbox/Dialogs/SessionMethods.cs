namespace Bitrix24.Sandbox;

/// <summary><c>imopenlines.session.*</c>: beginning and joining sessions, and what is kept of them.</summary>
internal sealed class SessionMethods(
    DialogStore dialogs, DialogAccess access, DialogPermissions permissions, SessionFlow flow, HistoryView history)
{
    private const string Scope = "imopenlines";

    public IEnumerable<RestMethod> Methods =>
    [
        new("imopenlines.session.start", Scope, Start),
        new("imopenlines.message.session.start", Scope, StartWith),
        new("imopenlines.session.join", Scope, Join),
        new("imopenlines.session.intercept", Scope, Intercept),
        new("imopenlines.session.head.vote", Scope, Vote),
        new("imopenlines.session.history.get", Scope, History),
    ];

    private JToken Start(MethodCall call)
    {
        Restart(access.Open(call), call.Caller.User.Id);
        return true;
    }

    /// <summary>Begins a session that a message of the chat belongs to.</summary>
    private JToken StartWith(MethodCall call)
    {
        Chat chat = access.Open(call);
        ChatMessage message = dialogs.FindMessage(Php.Int(call.Parameters["MESSAGE_ID"])) is { } found
            && found.Chat == chat
                ? found
                : throw DialogErrors.NoAccess();
        message.Session = Restart(chat, call.Caller.User.Id);
        return true;
    }

    /// <summary>Begins a session of somebody's own. The one that still goes on is finished.</summary>
    private Session Restart(Chat chat, int user)
    {
        flow.Finish(chat.Session!);
        Session session = flow.Open(chat, chat.Session!.Line);
        flow.Answer(session, user);
        return session;
    }

    private JToken Join(MethodCall call)
    {
        int user = call.Caller.User.Id;
        flow.Enter(access.Open(call), user, by: user);
        return true;
    }

    /// <summary>Takes a dialog from the one who has it. What nobody has is taken by answering.</summary>
    private JToken Intercept(MethodCall call)
    {
        Session session = access.Movable(call);
        int user = call.Caller.User.Id;
        if (session.Operator == 0 || session.Operator == user)
            throw DialogErrors.WrongOperator();
        flow.Answer(session, user);
        return true;
    }

    private JToken Vote(MethodCall call)
    {
        int id = Php.Int(call.Parameters["SESSION_ID"]);
        if (id <= 0)
            throw DialogErrors.NoSessionId();
        // A rating beyond the scale is none.
        int rating = Php.Int(call.Parameters["RATING"]);
        bool rates = rating is >= 1 and <= 5;
        bool comments = Php.IsSet(call.Parameters["COMMENT"]);
        if (!rates && !comments)
            throw DialogErrors.NothingToVote();
        if (dialogs.FindSession(id) is not { } session || !DialogPermissions.MayRate(call.Caller.User))
            throw DialogErrors.NoAccess();

        session.Rating = rates ? rating : session.Rating;
        session.Comment = comments ? Php.Text(call.Parameters["COMMENT"]) : session.Comment;
        return true;
    }

    /// <summary>The messages of <c>SESSION_ID</c>, or else of the last session of <c>CHAT_ID</c>.</summary>
    private JObject History(MethodCall call)
    {
        bool hasSession = Php.IsTrue(call.Parameters["SESSION_ID"]);
        if (!hasSession && !Php.IsTrue(call.Parameters["CHAT_ID"]))
            throw DialogErrors.NoSessionAndNoChat();
        Session? session = hasSession
            ? dialogs.FindSession(Php.Int(call.Parameters["SESSION_ID"]))
            : dialogs.FindChat(Php.Int(call.Parameters["CHAT_ID"]))?.Session ?? throw DialogErrors.NoSession();
        return session is not null && permissions.MayOpen(call.Caller.User, session.Chat)
            ? history.Show(session, call.Caller.User)
            : throw DialogErrors.NoAccess();
    }
}
