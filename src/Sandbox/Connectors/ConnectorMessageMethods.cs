namespace Bitrix24.Sandbox;

/// <summary>
/// <c>imconnector.*.messages</c>: what happens to messages outside. A message that cannot be taken is no error to the
/// call: it is told among the results.
/// </summary>
internal sealed class ConnectorMessageMethods(
    ConnectorAccess access, MessageReceiver receiver, DialogStore dialogs, SandboxFaults faults)
{
    public const string SendName = "imconnector.send.messages";

    public IEnumerable<RestMethod> Methods =>
    [
        ConnectorAccess.Method(SendName, (call, application) => Each(call, application, Send, SendName)),
        ConnectorAccess.Method("imconnector.update.messages", (call, application) => Each(call, application, Update)),
        ConnectorAccess.Method("imconnector.delete.messages", (call, application) => Each(call, application, Delete)),
    ];

    private JObject Each(
        MethodCall call,
        SandboxApplication application,
        Func<Connector, int, IncomingMessage, JObject> run,
        string? storing = null)
    {
        string code = ConnectorAccess.Required(call, "CONNECTOR");
        int id = Php.Int(ConnectorAccess.Required(call, "LINE"));
        List<IncomingMessage> messages =
            ConnectorAccess.RequiredMessages(call).Select(IncomingMessage.Read).ToList();
        Connector connector = access.Provider(code, application);
        int line = access.ActiveLine(connector, id);
        if (storing is not null && faults.ForStorage(storing))
            throw DialogErrors.NoCommand();

        return new JObject
        {
            ["SUCCESS"] = true,
            ["DATA"] = new JObject
            {
                ["RESULT"] = new JArray(messages.Select(message => run(connector, line, message))),
            },
        };
    }

    private JObject Send(Connector connector, int line, IncomingMessage incoming)
    {
        if (Mistakes(incoming, needsContent: true) is { Count: > 0 } mistakes)
            return Refused(connector, line, incoming, mistakes);
        ChatMessage message = receiver.Receive(connector, line, incoming);
        JObject shown = Accepted(connector, line, incoming);
        shown["session"] = new JObject
        {
            ["ID"] = Php.Text(message.Session!.Id),
            ["CHAT_ID"] = Php.Text(message.Chat.Id),
        };
        return shown;
    }

    private JObject Update(Connector connector, int line, IncomingMessage incoming) =>
        Change(connector, line, incoming, message => receiver.Update(message, incoming), needsContent: true);

    private JObject Delete(Connector connector, int line, IncomingMessage incoming) =>
        Change(connector, line, incoming, receiver.Delete, needsContent: false);

    private JObject Change(
        Connector connector, int line, IncomingMessage incoming, Action<ChatMessage> change, bool needsContent)
    {
        if (Mistakes(incoming, needsContent) is { Count: > 0 } mistakes)
            return Refused(connector, line, incoming, mistakes);
        if (receiver.Find(connector, line, incoming) is not { } message)
            return Refused(connector, line, incoming, ["There is no such message"]);
        change(message);
        return Accepted(connector, line, incoming);
    }

    private static List<string> Mistakes(IncomingMessage incoming, bool needsContent)
    {
        var mistakes = new List<string>();
        if (incoming.UserId.Length == 0)
            mistakes.Add("The user has no id");
        if (incoming.Id.Length == 0)
            mistakes.Add("The message has no id");
        if (incoming.ChatId.Length == 0)
            mistakes.Add("The chat has no id");
        if (needsContent && !incoming.HasContent)
            mistakes.Add("The message has neither a text nor files");
        return mistakes;
    }

    private JObject Accepted(Connector connector, int line, IncomingMessage incoming)
    {
        JObject shown = Shown(connector, line, incoming);
        if (incoming.ShowExtra() is { HasValues: true } extra)
            shown["extra"] = extra;
        shown["SUCCESS"] = true;
        return shown;
    }

    private JObject Refused(Connector connector, int line, IncomingMessage incoming, List<string> mistakes)
    {
        JObject shown = Shown(connector, line, incoming);
        shown["SUCCESS"] = false;
        shown["ERRORS"] = new JArray(mistakes);
        return shown;
    }

    private JObject Shown(Connector connector, int line, IncomingMessage incoming) => new()
    {
        ["user"] = Php.Text(dialogs.FindGuest(connector.Id, line, incoming.UserId)?.Id),
        ["message"] = incoming.ShowMessage(),
        ["chat"] = incoming.ShowChat(),
    };
}
