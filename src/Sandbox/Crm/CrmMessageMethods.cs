namespace Bitrix24.Sandbox;

/// <summary><c>imopenlines.crm.message.add</c>.</summary>
internal sealed class CrmMessageMethods(CrmAccess access, People people, ChatWriter writer)
{
    public IEnumerable<RestMethod> Methods => [new("imopenlines.crm.message.add", "imopenlines", Add)];

    private JToken Add(MethodCall call)
    {
        if (!CrmEntity.IsType(CrmAccess.TypeOf(call)))
            throw RestException.NoArgument(CrmAccess.TypeName);
        if (!CrmAccess.HasNumber(call))
            throw RestException.NoArgument(CrmAccess.IdName);
        int user = RequiredId(call, "USER_ID");
        int id = RequiredId(call, "CHAT_ID");
        string text = ConnectorAccess.Required(call, "MESSAGE");

        CrmEntity? entity = access.Find(call);
        bool isRead = access.MayRead(call, entity)
            && (entity is null || people.Find(user) is not { } sender || access.MayRead(sender, entity));
        if (!isRead)
            throw CrmErrors.SenderMayNotRead();
        Chat chat = entity?.Chats.Find(linked => linked.Id == id) ?? throw CrmErrors.NotLinked();
        return chat.Has(user) && people.Find(user) is { IsGuest: false }
            ? writer.Send(chat, user, text).Id
            : throw CrmErrors.MayNotWrite();
    }

    private static int RequiredId(MethodCall call, string name) =>
        Php.Int(call.Parameters[name]) is > 0 and var id ? id : throw RestException.NoArgument(name);
}

/// <summary><c>imopenlines.crm.lead.create</c>.</summary>
internal sealed class CrmLeadMethods(DialogAccess access, CrmTracker tracker)
{
    public IEnumerable<RestMethod> Methods => [new("imopenlines.crm.lead.create", "imopenlines", Create)];

    // A chat that is in the CRM already is as it should be.
    private JToken Create(MethodCall call)
    {
        Session session = access.OpenSession(call);
        if (session.Operator != call.Caller.User.Id)
            throw DialogErrors.NotTheOperator();
        tracker.CreateLead(session.Chat);
        return true;
    }
}
