namespace Bitrix24.Sandbox;

/// <summary>Reads whom a dialog is to be given to, and tells whether it can be.</summary>
internal sealed class TransferTargets(LineStore lines, People people)
{
    private const string Queue = "queue";

    /// <summary>Reads <c>TRANSFER_ID</c>, or else <c>USER_ID</c>, or else <c>QUEUE_ID</c>.</summary>
    /// <exception cref="RestException">None is there, or it is no id, or there is no <c>CHAT_ID</c>.</exception>
    public static TransferTarget Read(MethodCall call)
    {
        if (Php.Int(call.Parameters["CHAT_ID"]) <= 0)
            throw DialogErrors.NoChatId();
        string either = Php.Text(call.Parameters["TRANSFER_ID"]);
        if (either.StartsWith(Queue, StringComparison.Ordinal))
            return new TransferTarget(IsLine: true, Php.Int(either.Substring(Queue.Length)));
        if (either.Length > 0)
            return new TransferTarget(IsLine: false, Php.Int(either));
        if (Php.IsSet(call.Parameters["USER_ID"]))
            return new TransferTarget(IsLine: false, Id("USER_ID") ?? throw DialogErrors.NoUserId());
        if (Php.IsSet(call.Parameters["QUEUE_ID"]))
            return new TransferTarget(IsLine: true, Id("QUEUE_ID") ?? throw DialogErrors.NoQueueId());
        throw DialogErrors.NoTarget();

        int? Id(string name) => Php.Int(call.Parameters[name]) is > 0 and var id ? id : null;
    }

    /// <summary>
    /// Whether a session can be given there: to an employee or a bot that serves open lines, but for the one who has
    /// it, or to an active line that it is not at.
    /// </summary>
    public bool Accepts(TransferTarget target, Session session) => target.IsLine
        ? target.Id != session.Line && lines.Find(target.Id)?[LineColumns.Active] == "Y"
        : target.Id != session.Operator && people.Find(target.Id) is { IsGuest: false, ServesLines: true };
}

/// <summary>Whom a dialog is to be given to: somebody, or the queue of a line.</summary>
internal sealed record TransferTarget(bool IsLine, int Id);
