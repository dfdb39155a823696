namespace Bitrix24.Sandbox;

/// <summary><c>imopenlines.crm.message.add</c>.</summary>
internal sealed class CrmMessageMethods(CrmDoor door, People people, ChatPost post)
{
    public IEnumerable<RestMethod> Methods => [new("imopenlines.crm.message.add", "imopenlines", Add)];

    private JToken Add(MethodCall call)
    {
        if (!CrmEntity.IsType(CrmDoor.TypeOf(call)))
            throw RestException.NoArgument(CrmDoor.TypeName);
        if (!CrmDoor.HasNumber(call))
            throw RestException.NoArgument(CrmDoor.IdName);
        int user = RequiredId(call, "USER_ID");
        int id = RequiredId(call, "CHAT_ID");
        string text = ConnectorGate.Required(call, "MESSAGE");

        CrmEntity? entity = door.Find(call);
        bool isRead = door.MayRead(call, entity)
            && (entity is null || people.Find(user) is not { } sender || door.MayRead(sender, entity));
        if (!isRead)
            throw CrmErrors.SenderMayNotRead();
        Chat chat = entity?.Chats.Find(linked => linked.Id == id) ?? throw CrmErrors.NotLinked();
        return chat.Has(user) && people.Find(user) is { IsGuest: false }
            ? post.Send(chat, user, text).Id
            : throw CrmErrors.MayNotWrite();
    }

    private static int RequiredId(MethodCall call, string name) =>
        Php.Int(call.Parameters[name]) is > 0 and var id ? id : throw RestException.NoArgument(name);
}
