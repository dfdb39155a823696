namespace Bitrix24.Sandbox;

/// <summary>Shows a session with all its messages, the way <c>imopenlines.session.history.get</c> does.</summary>
internal sealed class HistoryView(People people, Uri address, Func<DateTimeOffset> clock)
{
    public JObject Show(Session session, User reader)
    {
        Chat chat = session.Chat;
        string chatId = Php.Text(chat.Id);
        List<ChatMessage> messages =
            chat.Messages.Where(message => message.Session == session).Reverse().ToList();
        List<Person> present = chat.Members.Concat(messages.Select(message => message.Author))
            .Distinct()
            .Select(people.Find)
            .OfType<Person>()
            .ToList();
        bool mayRate = DialogPermissions.MayRate(reader);
        return new JObject
        {
            ["chatId"] = chat.Id,
            // Whoever may look may join.
            ["canJoin"] = "Y",
            ["canVoteHead"] = mayRate ? "Y" : "N",
            ["sessionId"] = session.Id,
            ["sessionVoteHead"] = session.Rating,
            ["sessionCommentHead"] = session.Comment,
            ["userId"] = chat.DialogId,
            ["message"] = Map(messages, message => message.Id, Message),
            ["usersMessage"] = new JObject
            {
                [chat.DialogId] = new JArray(messages.Select(message => Php.Text(message.Id))),
            },
            ["users"] = Map(present, person => person.Id, person => PersonView.InHistory(person, clock())),
            ["openlines"] = new JObject
            {
                ["canvoteashead"] = new JObject { [Php.Text(session.Line)] = mayRate },
            },
            ["userInGroup"] = Groups(present),
            ["woUserInGroup"] = new JArray(),
            ["chat"] = new JObject { [chatId] = Shown(chat) },
            ["userBlockChat"] = new JObject { [chatId] = Map(chat.Members, user => user, _ => false) },
            ["userInChat"] = new JObject { [chatId] = new JArray(chat.Members) },
            ["files"] = Map(
                messages.SelectMany(message => message.Files.Select(file => (message, file))),
                item => item.file.Id,
                item => FileView.Show(item.file, item.message, people.NameOf(item.message.Author), address)),
        };
    }

    private static JObject Message(ChatMessage message)
    {
        string text = message.IsDeleted ? "This message has been deleted" : message.Text;
        return new JObject
        {
            ["id"] = Php.Text(message.Id),
            ["chatid"] = Php.Text(message.Chat.Id),
            ["senderid"] = Php.Text(message.Author),
            ["recipientid"] = message.Chat.DialogId,
            ["date"] = Envelope.Date(message.Date),
            ["text"] = text,
            ["textlegacy"] = text.Replace("[b]", "<b>").Replace("[/b]", "</b>"),
            ["params"] = Parameters(message),
        };
    }

    private static JToken Parameters(ChatMessage message)
    {
        var shown = new List<KeyValuePair<string, JToken>>();
        if (message.ExternalIds.Count > 0)
            shown.Add(new("connectorMid", new JArray(message.ExternalIds)));
        if (message.Files.Count > 0)
            shown.Add(new("fileId", new JArray(message.Files.Select(file => file.Id))));
        if (message.Attach is not null)
            shown.Add(new("attach", message.Attach.DeepClone()));
        if (message.IsDeleted)
            shown.Add(new("isDeleted", "Y"));
        return Php.Encode(shown);
    }

    private static JToken Groups(List<Person> present)
    {
        List<Person> employees = present.Where(person => person.IsEmployee).ToList();
        return Map(
            employees.SelectMany(person => person.Departments).Distinct(),
            department => department,
            department => new JObject
            {
                ["id"] = department,
                ["users"] = new JArray(employees
                    .Where(person => person.Departments.Contains(department))
                    .Select(person => Php.Text(person.Id))),
            });
    }

    private static JObject Shown(Chat chat) => new()
    {
        ["id"] = Php.Text(chat.Id),
        ["parentChatId"] = 0,
        ["parentMessageId"] = 0,
        ["name"] = chat.Name,
        ["owner"] = Php.Text(chat.Session?.Operator ?? 0),
        ["color"] = ChatView.Color,
        ["extranet"] = false,
        ["avatar"] = "/bitrix/js/im/images/blank.gif",
        ["call"] = "0",
        ["callNumber"] = "",
        ["entityType"] = ChatView.EntityType(chat),
        ["entityId"] = chat.UserCode,
        ["entityData1"] = ChatView.SessionData(chat),
        ["entityData2"] = ChatView.CrmData(chat),
        ["entityData3"] = ChatView.SilentData(chat),
        ["messageCount"] = chat.Messages.Count,
        ["public"] = "",
        ["muteList"] = Map(chat.Members, user => user, _ => false),
        ["managerList"] = ChatView.Managers(chat),
        ["dateCreate"] = Envelope.Date(chat.Created),
        ["type"] = ChatView.Type(chat),
        ["entityLink"] = ChatView.Link(chat),
        ["permissions"] = ChatView.Permissions(inCamelCase: true),
        ["textFieldEnabled"] = true,
        ["backgroundId"] = null,
        ["messageType"] = ChatView.MessageType(chat),
        ["isNew"] = false,
    };

    private static JToken Map<T>(IEnumerable<T> items, Func<T, int> id, Func<T, JToken> show) => Php.Encode(
        items.Select(item => new KeyValuePair<string, JToken>(Php.Text(id(item)), show(item))).ToList());
}
