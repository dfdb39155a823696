namespace Bitrix24.Sandbox;

/// <summary>What applications are told of dialogs; of what goes out, the application of the connector alone.</summary>
internal sealed class DialogEvents(
    PortalEvents events, ConnectorStore connectors, LineStore lines, People people, Func<SandboxSettings> settings)
{
    private const string DeletedName = "ONOPENLINEMESSAGEDELETE";

    public void Started(Session session)
    {
        Tell(session, "ONSESSIONSTART");
        TellConnector(session, "ONIMCONNECTORDIALOGSTART");
    }

    public void Finished(Session session)
    {
        Tell(session, "ONSESSIONFINISH");
        TellConnector(session, "ONIMCONNECTORDIALOGFINISH");
    }

    public void Added(ChatMessage message)
    {
        Chat chat = message.Chat;
        events.Raise("ONOPENLINEMESSAGEADD", Data(new JObject
        {
            ["connector"] = Connector(message.Session!),
            ["chat"] = Id(chat.Id),
            ["message"] = new JObject
            {
                ["id"] = message.Id,
                ["date"] = "",
                ["text"] = message.Text,
                ["files"] = new JArray(message.Files.Select(FileShown)),
                ["attach"] = "",
                ["system"] = "N",
                ["user_id"] = message.Author,
            },
            ["ref"] = new JArray(),
            ["extra"] = new JObject { ["EXTRA_URL"] = "" },
        }));
    }

    public void Updated(ChatMessage message) => Changed(message, "ONOPENLINEMESSAGEUPDATE");

    public void Deleted(ChatMessage message) => Changed(message, DeletedName);

    /// <summary>A message is to reach the guest.</summary>
    public void SentOut(ChatMessage message) => TellConnector(
        message,
        "ONIMCONNECTORMESSAGEADD",
        connector => new JObject
        {
            ["user_id"] = message.Author,
            ["text"] = Signed(message, connector, "[/b] [br]"),
        });

    /// <summary>What the guest has of a message is to be changed.</summary>
    public void ChangedOutside(ChatMessage message) => TellConnector(
        message,
        "ONIMCONNECTORMESSAGEUPDATE",
        connector => !connector.EditsInternalMessages ? null : new JObject
        {
            ["id"] = new JArray(message.ExternalIds),
            ["text"] = Signed(message, connector, "[/b][br] "),
        });

    /// <summary>What the guest has of a message is to go.</summary>
    public void DeletedOutside(ChatMessage message) => TellConnector(
        message,
        "ONIMCONNECTORMESSAGEDELETE",
        connector => !connector.DeletesInternalMessages ? null : new JObject
        {
            ["id"] = message.ExternalIds.Count > 0 ? message.ExternalIds[0] : "",
        });

    public void LineDeleted(int line) => events.Raise("ONIMCONNECTORLINEDELETE", line);

    public void ConnectorDeactivated(string connector, int line) => TellOwners(
        connector, "ONIMCONNECTORSTATUSDELETE", _ => new JObject { ["connector"] = connector, ["line"] = line });

    private void Tell(Session session, string name)
    {
        JObject about = About(session);
        if (!settings().EventDataAsList)
        {
            about["chat"] = new JObject { ["chat_id"] = session.Chat.Id };
            about["line"] = Id(session.Line);
        }
        events.Raise(name, Data(about));
    }

    private void TellConnector(Session session, string name)
    {
        Channel channel = session.Chat.Channel!;
        TellOwners(channel.Connector, name, _ => new JObject
        {
            ["CONNECTOR"] = channel.Connector,
            ["LINE"] = Php.Text(channel.Line),
            ["DATA"] = new JArray(About(session)),
        });
    }

    /// <summary>Tells of a message what a connector is to hear; nothing where that is null.</summary>
    private void TellConnector(ChatMessage message, string name, Func<SandboxConnector, JObject?> show)
    {
        Channel channel = message.Chat.Channel!;
        TellOwners(channel.Connector, name, connector => show(connector) is not { } shown ? null : new JObject
        {
            ["CONNECTOR"] = channel.Connector,
            ["LINE"] = channel.Line,
            ["MESSAGES"] = new JArray(new JObject
            {
                ["im"] = Place(message),
                ["message"] = shown,
                ["chat"] = new JObject { ["id"] = channel.Chat },
            }),
        });
    }

    private void TellOwners(string connector, string name, Func<SandboxConnector, JObject?> show)
    {
        foreach (Connector owned in connectors.All.Where(known => known.Id == connector))
        {
            if (show(owned.State) is { } data)
                events.Raise(name, data, owned.ClientId);
        }
    }

    private void Changed(ChatMessage message, string name)
    {
        Channel channel = message.Chat.Channel!;
        var item = new JObject
        {
            ["im"] = Place(message),
            ["message"] = Id(message.Id),
            ["chat"] = Id(message.Chat.Id),
        };
        events.Raise(name, new JObject
        {
            ["CONNECTOR"] = channel.Connector,
            ["LINE"] = channel.Line,
            ["DATA"] = name == DeletedName ? new JArray(item) : AsSent(item),
        });
    }

    private JObject About(Session session) => new()
    {
        ["connector"] = Connector(session),
        ["session"] = new JObject
        {
            ["id"] = session.Id,
            ["closed"] = session.IsClosed ? "Y" : "N",
            ["parent_id"] = session.Parent,
            ["close_term"] = Php.Int(lines.Find(session.Line)?[LineColumns.CloseTime]),
        },
        ["chat"] = Id(session.Chat.Id),
        ["user"] = Id(session.Chat.Channel!.User),
    };

    // The reference has numbers here, and so they are the portal's own ids, whatever the external system's look like.
    private static JObject Connector(Session session) => new()
    {
        ["connector_id"] = session.Chat.Channel!.Connector,
        ["line_id"] = session.Line,
        ["chat_id"] = session.Chat.Id,
        ["user_id"] = session.Chat.Channel.User,
    };

    private static JObject FileShown(ChatFile file) => new()
    {
        ["id"] = file.Id,
        ["name"] = file.Name,
        ["link"] = file.Address,
    };

    private static JObject Place(ChatMessage message) => new()
    {
        ["chat_id"] = message.Chat.Id,
        ["message_id"] = message.Id,
    };

    private static JObject Id(int id) => new() { ["id"] = id };

    /// <summary>Published servers send the entry itself; the reference shows a list with one entry.</summary>
    private JObject Data(JObject item) => new() { ["DATA"] = AsSent(item) };

    private JToken AsSent(JObject item) => settings().EventDataAsList ? new JArray(item) : item;

    /// <summary>What the guest reads: who says it, and what. The portal itself does not sign.</summary>
    private string Signed(ChatMessage message, SandboxConnector connector, string separator) =>
        message.Author == 0 || !connector.NeedsSignature
            ? message.Text
            : $"[b]{people.NameOf(message.Author)}:{separator}{message.Text}";
}
