namespace Bitrix24.Sandbox;

/// <summary><c>imopenlines.crm.chat.*</c>: the chats of an object of the CRM, and who is in them.</summary>
internal sealed class CrmChatMethods(CrmAccess access, People people, ConnectorStore connectors, SessionFlow flow)
{
    private const string Scope = "imopenlines";

    public IEnumerable<RestMethod> Methods =>
    [
        new("imopenlines.crm.chat.get", Scope, Get),
        new("imopenlines.crm.chat.getLastId", Scope, GetLast),
        new("imopenlines.crm.chat.user.add", Scope, AddUser),
        new("imopenlines.crm.chat.user.delete", Scope, DeleteUser),
    ];

    private JArray Get(MethodCall call)
    {
        CrmAccess.Require(call);
        CrmEntity? entity = access.Find(call);
        if (!access.MayRead(call, entity))
            throw CrmErrors.NoAccess();
        JToken? active = call.Parameters["ACTIVE_ONLY"];
        bool all = Php.IsSet(active) && !Php.EqualsWord(active, "Y");
        IEnumerable<Chat> chats = entity?.Chats.Where(chat => all || chat.Session is { IsClosed: false }) ?? [];
        return new JArray(chats.Select(Show));
    }

    private JToken GetLast(MethodCall call)
    {
        if (!CrmAccess.IsNamed(call))
            throw CrmErrors.NoData();
        CrmAccess.RequireNumber(call);
        return access.Find(call) is { Chats.Count: > 0 } entity && access.MayRead(call, entity)
            ? entity.Chats.Last().Id
            : throw CrmErrors.NoEntity();
    }

    private JToken AddUser(MethodCall call)
    {
        CrmAccess.Require(call);
        if (!Php.IsTrue(call.Parameters["USER_ID"]))
            throw RestException.NoArgument("Empty USER_ID");
        CrmEntity? entity = access.Find(call);
        if (!access.MayRead(call, entity))
            throw CrmErrors.MayNotJoin();
        if (ChatOf(call, entity) is not { } chat)
            return NoChat(call);
        Person person = Colleague(call);
        if (!access.MayRead(person, entity!))
            throw CrmErrors.UserMayNotRead();
        return flow.Enter(chat, person.Id, call.Caller.User.Id) ? chat.Id : throw CrmErrors.AlreadyThere();
    }

    private JToken DeleteUser(MethodCall call)
    {
        if (!Php.IsTrue(call.Parameters["USER_ID"]))
            throw CrmErrors.NoUser();
        if (!CrmAccess.IsNamed(call))
            throw CrmErrors.NoData();
        CrmAccess.RequireNumber(call);
        CrmEntity? entity = access.Find(call);
        if (!access.MayRead(call, entity))
            throw CrmErrors.MayNotJoin();
        if (ChatOf(call, entity) is not { } chat)
            return NoChat(call);
        int user = Colleague(call).Id;
        if (!MayRemove(call.Caller.User, user, chat))
            throw CrmErrors.MayNotRemove();
        // The operator has a dialog, and does not just look on.
        return user != chat.Session!.Operator && chat.Leave(user) ? chat.Id : throw CrmErrors.NotThere();
    }

    /// <summary>The chat of <c>CHAT_ID</c>, or else the last one, of an object of the CRM.</summary>
    private static Chat? ChatOf(MethodCall call, CrmEntity? entity)
    {
        int id = Php.Int(call.Parameters["CHAT_ID"]);
        return entity?.Chats.LastOrDefault(chat => id == 0 || chat.Id == id);
    }

    /// <summary>Who asks for the last chat, where there is none, is answered 0.</summary>
    private static JToken NoChat(MethodCall call) =>
        Php.IsTrue(call.Parameters["CHAT_ID"]) ? throw CrmErrors.NotLinked() : 0;

    private Person Colleague(MethodCall call) =>
        people.Find(Php.Int(call.Parameters["USER_ID"])) is { IsGuest: false } person
            ? person
            : throw CrmErrors.UserNotActive();

    private static bool MayRemove(User caller, int user, Chat chat) =>
        caller.IsAdministrator || caller.Id == user || caller.Id == chat.Session!.Operator;

    private JObject Show(Chat chat) => new()
    {
        ["CHAT_ID"] = Php.Text(chat.Id),
        ["CONNECTOR_ID"] = chat.Channel!.Connector,
        ["CONNECTOR_TITLE"] = connectors.All.FirstOrDefault(known => known.Id == chat.Channel.Connector)?.Name ?? "",
    };
}
