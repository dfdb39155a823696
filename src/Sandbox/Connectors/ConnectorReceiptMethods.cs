namespace Bitrix24.Sandbox;

/// <summary>What an application tells of messages that have gone out, and how it names chats.</summary>
internal sealed class ConnectorReceiptMethods(
    ConnectorAccess access, MessageReceiver receiver, DialogStore dialogs, Func<DateTimeOffset> clock)
{
    public IEnumerable<RestMethod> Methods =>
    [
        ConnectorAccess.Method(
            "imconnector.send.status.delivery", (call, application) => Receive(call, application, Deliver)),
        ConnectorAccess.Method(
            "imconnector.send.status.reading", (call, application) => Receive(call, application, Read)),
        ConnectorAccess.Method("imconnector.chat.name.set", SetName),
    ];

    // Whether the line is active does not matter: the message has gone out already. Nor is it told what was of use.
    private JObject Receive(
        MethodCall call, SandboxApplication application, Action<ChatMessage, IReadOnlyList<string>> take)
    {
        string code = ConnectorAccess.Required(call, "CONNECTOR");
        int line = Php.Int(ConnectorAccess.Required(call, "LINE"));
        IReadOnlyList<JToken> messages = ConnectorAccess.RequiredMessages(call);
        Connector connector = access.Provider(code, application);

        foreach (JObject sent in messages.Select(Php.Map))
        {
            JObject place = Php.Map(sent["im"]);
            if (dialogs.FindMessage(Php.Int(place["message_id"])) is not { } message
                || message.Chat.Id != Php.Int(place["chat_id"])
                || message.Chat.Channel is not { } channel
                || channel.Connector != connector.Id
                || channel.Line != line)
            {
                continue;
            }
            take(message, Php.Items(Php.Map(sent["message"])["id"]).Select(id => Php.Text(id.Value)).ToList());
        }
        return new JObject { ["SUCCESS"] = true, ["DATA"] = new JArray() };
    }

    private static void Deliver(ChatMessage message, IReadOnlyList<string> ids)
    {
        if (ids.Count > 0)
            message.ExternalIds = ids;
    }

    private void Read(ChatMessage message, IReadOnlyList<string> ids)
    {
        if (message.Chat.Guest is { } guest)
            message.Chat.Read(guest.Id, message.Id, clock());
    }

    private JObject SetName(MethodCall call, SandboxApplication application)
    {
        string code = ConnectorAccess.Required(call, "CONNECTOR");
        int id = Php.Int(ConnectorAccess.Required(call, "LINE"));
        string externalChat = ConnectorAccess.Required(call, "CHAT_ID");
        string name = ConnectorAccess.Required(call, "NAME");
        Connector connector = access.Provider(code, application);
        int line = access.ActiveLine(connector, id);
        Guest? guest = connector.IsForGroups
            ? null
            : dialogs.FindGuest(connector.Id, line, ConnectorAccess.Required(call, "USER_ID"));

        Chat chat = receiver.FindChat(connector, line, externalChat, guest) ?? throw DialogErrors.NotRenamed();
        chat.Name = name;
        return new JObject
        {
            ["SUCCESS"] = true,
            ["DATA"] = new JObject { ["RESULT"] = new JObject() },
        };
    }
}
