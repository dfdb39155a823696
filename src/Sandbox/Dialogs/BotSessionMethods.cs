namespace Bitrix24.Sandbox;

/// <summary>
/// <c>imopenlines.bot.session.*</c>: what a bot does with a dialog that it has. The bot is the caller's: the
/// application's, or the one of <c>CLIENT_ID</c>, which may be a botToken as well.
/// </summary>
internal sealed class BotSessionMethods(
    DialogStore dialogs,
    BotStore bots,
    LineStore lines,
    SessionFlow flow,
    ChatWriter writer,
    TransferTargets targets)
{
    private static readonly string[] Scopes = ["imopenlines", "imbot"];

    public IEnumerable<RestMethod> Methods =>
    [
        Method("imopenlines.bot.session.message.send", Send),
        Method("imopenlines.bot.session.operator", PassOn),
        Method("imopenlines.bot.session.transfer", Transfer),
        Method("imopenlines.bot.session.finish", Finish),
    ];

    private static RestMethod Method(string name, Action<MethodCall> run) => new(name, Scopes, call =>
    {
        run(call);
        return new MethodResult(true);
    });

    /// <summary>Says something in the name of the bot, or of the line where no bot has the dialog.</summary>
    private void Send(MethodCall call)
    {
        string text = Php.Text(call.Parameters["MESSAGE"]);
        if (Session(call) is not { IsClosed: false } session)
            return;
        if (Php.EqualsWord(call.Parameters["NAME"], "WELCOME"))
            text = lines.Find(session.Line)?[LineColumns.WelcomeText] ?? "";
        // Whether there was anything to say is not told.
        if (text.Length > 0)
            writer.Send(session.Chat, IsBots(session) ? session.Operator : 0, text);
    }

    private void PassOn(MethodCall call)
    {
        if (Session(call) is not { IsClosed: false } session || !IsBots(session))
            throw DialogErrors.NotABot();
        flow.Offer(session);
    }

    private void Transfer(MethodCall call)
    {
        TransferTarget target = TransferTargets.Read(call);
        List<int> own = Own(call);
        if (Session(call) is not { IsClosed: false } session
            || !own.Contains(session.Operator)
            || !targets.Accepts(target, session))
        {
            throw DialogErrors.WrongOperator();
        }

        int bot = session.Operator;
        if (target.IsLine)
            flow.Move(session, target.Id);
        else
            flow.Give(session, target.Id);
        if (!Php.EqualsWord(call.Parameters["LEAVE"], "Y"))
            SessionFlow.Keep(session, bot);
    }

    private void Finish(MethodCall call)
    {
        Session? session = Session(call);
        if (session is null || !Own(call).Contains(session.Operator))
            throw BotErrors.NoBot();
        flow.Finish(session);
    }

    private Session? Session(MethodCall call)
    {
        int id = Php.Int(call.Parameters["CHAT_ID"]);
        return id > 0 ? dialogs.FindChat(id)?.Session : throw DialogErrors.NoChatId();
    }

    private bool IsBots(Session session) => bots.Find(session.Operator) is not null;

    /// <summary>The caller's bots.</summary>
    /// <exception cref="RestException">There is none.</exception>
    private List<int> Own(MethodCall call)
    {
        string client = Php.Text(call.Parameters["CLIENT_ID"]);
        IEnumerable<Bot> own = call.Caller.Application is { } application
            ? bots.Of(BotOwner.OfApplication(application))
            : bots.Of(BotOwner.OfClient(client)).Concat(bots.Of(BotOwner.OfToken(client)));
        List<int> found = own.Select(bot => bot.Id).ToList();
        return found.Count > 0 ? found : throw BotErrors.NoBot();
    }
}
