namespace Bitrix24.Sandbox;

/// <summary><c>imopenlines.operator.*</c>: what somebody does with a dialog.</summary>
internal sealed class OperatorMethods(DialogAccess access, SessionFlow flow, TransferTargets targets)
{
    private const string Scope = "imopenlines";

    public IEnumerable<RestMethod> Methods =>
    [
        Method("imopenlines.operator.answer", Answer),
        Method("imopenlines.operator.finish", Finish),
        Method("imopenlines.operator.another.finish", (session, _) => flow.Finish(session)),
        Method("imopenlines.operator.skip", Skip),
        Method("imopenlines.operator.spam", flow.FinishAsSpam),
        new("imopenlines.operator.transfer", Scope, Transfer),
    ];

    private RestMethod Method(string name, Action<Session, int> run) => new(name, Scope, call =>
    {
        run(access.OpenSession(call), call.Caller.User.Id);
        return true;
    });

    /// <summary>Takes a dialog, from another operator too. One that is finished begins anew.</summary>
    private void Answer(Session session, int user) =>
        flow.Answer(session.IsClosed ? flow.Open(session.Chat, session.Line) : session, user);

    private void Finish(Session session, int user)
    {
        // Another's dialog has a method of its own.
        if (session.Operator != user)
            throw DialogErrors.NoAccess();
        flow.Finish(session);
    }

    private void Skip(Session session, int user)
    {
        if (session.IsClosed)
            throw DialogErrors.CannotSkip();
        // Whoever only looks on does so for the one who has it.
        flow.Skip(session, session.Operator == 0 ? user : session.Operator);
    }

    private JToken Transfer(MethodCall call)
    {
        TransferTarget target = TransferTargets.Read(call);
        Session session = access.Movable(call);
        if (!targets.Accepts(target, session))
            throw DialogErrors.WrongOperator();
        if (target.IsLine)
            flow.Move(session, target.Id);
        else
            flow.Give(session, target.Id);
        return true;
    }
}
