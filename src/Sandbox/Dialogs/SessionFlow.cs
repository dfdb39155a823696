namespace Bitrix24.Sandbox;

/// <summary>The way of a session: begun, offered, taken, passed on, finished.</summary>
internal sealed class SessionFlow(
    DialogStore dialogs,
    LineStore lines,
    People people,
    ChatWriter writer,
    DialogEvents events,
    BotChatEvents botEvents,
    Func<SandboxSettings> settings,
    Func<DateTimeOffset> clock)
{
    private readonly QueueRouting _routing = new(lines, dialogs, settings);

    /// <summary>Begins another session in a chat. Who had the last one leaves; nobody has the new one yet.</summary>
    public Session Open(Chat chat, int line)
    {
        foreach (int member in chat.Members.Where(member => people.Find(member) is not { IsGuest: true }).ToList())
            chat.Leave(member);
        Session session = dialogs.CreateSession(chat, line, clock());
        writer.Tell(chat, $"[b]Enquiry #{session.Id} has been started[/b]");
        events.Started(session);
        return session;
    }

    /// <summary>Gives a session that nobody has to the line's welcome bot, or else to the queue.</summary>
    public void Route(Session session)
    {
        if (WelcomeBot(session) is { } bot)
            Give(session, bot);
        else
            Offer(session);
    }

    /// <summary>Offers a session to the next in the queue. Whoever had it leaves.</summary>
    public void Offer(Session session)
    {
        Release(session);
        IReadOnlyList<int> next = _routing.Next(session);
        if (_routing.IsForAll(session.Line))
            session.Offered.AddRange(next);
        else
            session.Operator = next.Count > 0 ? next[0] : 0;
        foreach (int member in next)
            Enter(session.Chat, member, Guest(session));
    }

    /// <summary>
    /// A line has another queue, or hands out in another way: what its former operators had goes back to the queue, and
    /// what nobody has answered is given out anew.
    /// </summary>
    public void QueueChanged(Line line, LineQueue before, bool isOtherType)
    {
        HashSet<int> gone = [.. before.Seats.Select(seat => seat.User.Id)];
        gone.ExceptWith(line.Queue.Seats.Select(seat => seat.User.Id));
        if (gone.Count == 0 && !isOtherType)
            return;
        foreach (Session session in dialogs.Sessions.Where(one => one.Line == line.Id && !one.IsClosed).ToList())
        {
            bool isLeft = gone.Contains(session.Operator) || session.Offered.Exists(gone.Contains);
            if (isLeft || (isOtherType && !session.IsAnswered))
                Offer(session);
        }
    }

    /// <summary>Somebody takes a session. Whoever had it, or was offered it, leaves.</summary>
    public void Answer(Session session, int user)
    {
        if (session.IsAnswered && session.Operator == user)
            return;
        Release(session, except: user);
        Enter(session.Chat, user, by: user);
        session.Operator = user;
        session.IsAnswered = true;
        writer.Tell(session.Chat, $"{people.NameOf(user)} has taken the enquiry");
    }

    /// <summary>Gives a session to somebody, who has to take it; a bot has it at once.</summary>
    public void Give(Session session, int to)
    {
        Release(session, except: to);
        Enter(session.Chat, to, Guest(session));
        session.Operator = to;
        session.IsAnswered = people.Find(to) is { IsBot: true };
        writer.Tell(session.Chat, $"The enquiry has been given to {people.NameOf(to)}");
    }

    /// <summary>Puts a session into the queue of another line.</summary>
    public void Move(Session session, int line)
    {
        session.Line = line;
        session.Skipped.Clear();
        writer.Tell(session.Chat, $"The enquiry has been given to {lines.Find(line)?[LineColumns.Name]}");
        Offer(session);
    }

    /// <summary>Passes a session on to the next in the queue.</summary>
    public void Skip(Session session, int user)
    {
        session.Skipped.Add(user);
        writer.Tell(session.Chat, $"{people.NameOf(user)} has passed the enquiry on");
        Offer(session);
    }

    /// <summary>Lets somebody stay in the chat until the session is taken.</summary>
    public static void Keep(Session session, int user)
    {
        session.Chat.Enter(user);
        session.Offered.Add(user);
    }

    public void Finish(Session session)
    {
        if (session.IsClosed)
            return;
        session.Closed = clock();
        session.IsPinned = false;
        writer.Tell(session.Chat, $"Enquiry #{session.Id} has been finished");
        events.Finished(session);
    }

    public void FinishAsSpam(Session session, int user)
    {
        if (!session.IsClosed)
            writer.Tell(session.Chat, $"{people.NameOf(user)} has marked the enquiry as spam");
        Finish(session);
    }

    /// <summary>Lets somebody into a chat; false when already there.</summary>
    public bool Enter(Chat chat, int user, int by)
    {
        if (!chat.Enter(user))
            return false;
        botEvents.Joined(chat, user, by);
        return true;
    }

    private int? WelcomeBot(Session session)
    {
        if (lines.Find(session.Line) is not { } line || line[LineColumns.WelcomesByBot] != "Y")
            return null;
        bool isFirst = session.Chat.Sessions.Count == 1;
        int bot = Php.Int(line[LineColumns.WelcomeBot]);
        bool joins = isFirst || line[LineColumns.WelcomeBotJoins] == "always";
        return joins && people.Find(bot) is { IsBot: true } ? bot : null;
    }

    /// <summary>Who has brought the queue in: the guest.</summary>
    private static int Guest(Session session) => session.Chat.Guest?.Id ?? 0;

    private static void Release(Session session, int except = 0)
    {
        foreach (int user in session.Offered.Append(session.Operator).Where(user => user != except))
            session.Chat.Leave(user);
        session.Offered.Clear();
        session.Operator = 0;
        session.IsAnswered = false;
    }
}
