namespace Bitrix24.Sandbox;

/// <summary><c>imopenlines.session.mode.*</c>.</summary>
internal sealed class SessionModeMethods(DialogStore dialogs, DialogAccess access)
{
    private const string Scope = "imopenlines";
    private const string Activate = "ACTIVATE";

    public IEnumerable<RestMethod> Methods =>
    [
        new("imopenlines.session.mode.pin", Scope, Pin),
        new("imopenlines.session.mode.pinAll", Scope, call => SetAll(call, isPinned: true)),
        new("imopenlines.session.mode.unpinAll", Scope, call => SetAll(call, isPinned: false)),
        new("imopenlines.session.mode.silent", Scope, Silence),
    ];

    private JToken Pin(MethodCall call)
    {
        if (!Php.IsSet(call.Parameters["CHAT_ID"]))
            throw DialogErrors.NoChatId();
        Session session = access.OpenSession(call);
        session.IsPinned = !session.IsClosed && (!Php.IsSet(call.Parameters[Activate]) || IsWanted(call));
        return true;
    }

    private JToken Silence(MethodCall call)
    {
        access.Open(call).IsSilent = IsWanted(call);
        return true;
    }

    /// <summary>The sessions of the caller that this has changed, the youngest first.</summary>
    private JArray SetAll(MethodCall call, bool isPinned)
    {
        List<Session> changed = dialogs.Sessions
            .Where(session => !session.IsClosed && session.Operator == call.Caller.User.Id
                && session.IsPinned != isPinned)
            .Reverse()
            .ToList();
        changed.ForEach(session => session.IsPinned = isPinned);
        return new JArray(changed.Select(session => session.Id));
    }

    private static bool IsWanted(MethodCall call) => Php.EqualsWord(call.Parameters[Activate], "Y");
}
