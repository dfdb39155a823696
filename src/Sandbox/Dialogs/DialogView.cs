using System.Globalization;

namespace Bitrix24.Sandbox;

/// <summary>Shows a chat to one of its readers, the way <c>imopenlines.dialog.get</c> does.</summary>
internal sealed class DialogView(People people)
{
    private static readonly string[] Actions =
        ["avatar", "rename", "extend", "call", "mute", "leave", "leave_owner", "send", "user_list"];

    public JObject Show(Chat chat, int reader)
    {
        List<ChatMessage> unread = Unread(chat, reader);
        int owner = chat.Session?.Operator ?? 0;
        int last = chat.Messages.LastOrDefault()?.Id ?? 0;
        return new JObject
        {
            ["id"] = chat.Id,
            ["parent_chat_id"] = 0,
            ["parent_message_id"] = 0,
            ["name"] = chat.Name,
            ["description"] = null,
            ["owner"] = owner,
            ["extranet"] = false,
            ["avatar"] = "",
            ["color"] = ChatView.Color,
            ["type"] = ChatView.Type(chat),
            ["counter"] = unread.Count,
            ["user_counter"] = chat.Members.Count,
            ["message_count"] = chat.Messages.Count,
            ["unread_id"] = unread.FirstOrDefault()?.Id ?? 0,
            ["restrictions"] = Restrictions(),
            ["last_message_id"] = last,
            ["last_id"] = last,
            ["marked_id"] = 0,
            ["disk_folder_id"] = 0,
            ["entity_type"] = ChatView.EntityType(chat),
            ["entity_id"] = chat.UserCode,
            ["entity_data_1"] = ChatView.SessionData(chat),
            ["entity_data_2"] = ChatView.CrmData(chat),
            ["entity_data_3"] = ChatView.SilentData(chat),
            ["mute_list"] = new JArray(),
            ["date_create"] = Envelope.Date(chat.Created),
            ["message_type"] = ChatView.MessageType(chat),
            ["public"] = "",
            ["role"] = reader == owner ? "owner" : chat.Has(reader) ? "member" : "guest",
            ["entity_link"] = ChatView.Link(chat),
            ["text_field_enabled"] = true,
            ["background_id"] = null,
            ["permissions"] = ChatView.Permissions(inCamelCase: false),
            ["is_new"] = false,
            ["readed_list"] = new JArray(chat.Reads.Where(mark => mark.Key != reader).Select(Reader)),
            ["manager_list"] = ChatView.Managers(chat),
            ["last_message_views"] = Views(chat, last),
            ["dialog_id"] = chat.DialogId,
        };
    }

    /// <summary>What others have written since the reader has read last; nothing for those who are not there.</summary>
    private static List<ChatMessage> Unread(Chat chat, int reader)
    {
        if (!chat.Has(reader))
            return [];
        int read = chat.Reads.TryGetValue(reader, out ReadMark? mark) ? mark.Message : 0;
        return chat.Messages
            .Where(message => message.Id > read && message.Author != reader && !message.IsSystem)
            .ToList();
    }

    private static JObject Restrictions() => new(Actions.Select(name => new JProperty(name, true)));

    private JObject Reader(KeyValuePair<int, ReadMark> mark) => new()
    {
        ["user_id"] = mark.Key,
        ["user_name"] = people.NameOf(mark.Key),
        ["message_id"] = mark.Value.Message,
        ["date"] = Envelope.Date(mark.Value.Date),
    };

    private JObject Views(Chat chat, int last)
    {
        int author = chat.Messages.LastOrDefault()?.Author ?? 0;
        return new JObject
        {
            ["message_id"] = last,
            ["first_viewers"] = new JArray(chat.Reads
                .Where(mark => mark.Value.Message >= last && mark.Key != author)
                .Select(mark => new JObject
                {
                    ["user_id"] = mark.Key,
                    ["user_name"] = people.NameOf(mark.Key),
                    ["date"] = Envelope.Date(mark.Value.Date),
                })),
            ["count_of_viewers"] = 0,
        };
    }
}

/// <summary>What every view of a chat says of it.</summary>
internal static class ChatView
{
    public const string Color = "#58cc47";

    public static string Type(Chat chat) => chat.Channel is null ? "chat" : "lines";

    public static string MessageType(Chat chat) => chat.Channel is null ? "C" : "L";

    public static string EntityType(Chat chat) => chat.Channel is null ? "" : "LINES";

    /// <summary>
    /// What is known of the session, in one text: whether and how it is in the CRM, whether it is pinned, its id,
    /// when it began, and the line that it was moved to. The portal keeps the id there when the session is finished.
    /// </summary>
    public static string SessionData(Chat chat)
    {
        if (chat.Session is not { } session)
            return "";
        string crm = chat.Crm.Count > 0
            ? $"Y|{chat.Crm[0].Type.ToUpperInvariant()}|{chat.Crm[0].Id}"
            : "N|NONE|0";
        string pinned = session.IsPinned ? "Y" : "N";
        int movedTo = session.Line == chat.Channel?.Line ? 0 : session.Line;
        return $"{crm}|{pinned}|N|{session.Id}|{session.Started.ToUnixTimeSeconds()}|{movedTo}|0|0";
    }

    /// <summary>What the chat is linked to in the CRM, in one text.</summary>
    public static string CrmData(Chat chat)
    {
        return chat.Channel is null
            ? ""
            : $"LEAD|{IdOf(CrmEntity.Lead)}|COMPANY|0|CONTACT|0|DEAL|{IdOf(CrmEntity.Deal)}";

        int IdOf(string type) => chat.Crm.FirstOrDefault(entity => entity.Type == type)?.Id ?? 0;
    }

    public static string SilentData(Chat chat) => chat.Channel is null ? "" : chat.IsSilent ? "Y" : "N";

    /// <summary>What the chat leads to outside.</summary>
    public static JObject Link(Chat chat) => new()
    {
        ["type"] = EntityType(chat),
        ["url"] = "",
        ["id"] = chat.UserCode,
    };

    /// <summary>From which role on one may do what.</summary>
    public static JObject Permissions(bool inCamelCase)
    {
        return new JObject
        {
            [Name("manage_users_add", "manageUsersAdd")] = "member",
            [Name("manage_users_delete", "manageUsersDelete")] = "manager",
            [Name("manage_ui", "manageUi")] = "member",
            [Name("manage_settings", "manageSettings")] = "owner",
            [Name("manage_messages", "manageMessages")] = "member",
            [Name("can_post", "canPost")] = "member",
        };

        string Name(string plain, string camelCase) => inCamelCase ? camelCase : plain;
    }

    /// <summary>Who is in charge of the chat.</summary>
    public static JArray Managers(Chat chat) => chat.Session is { Operator: > 0 and var operatorId }
        ? new JArray(operatorId)
        : [];
}

/// <summary>Shows people in chats: their events have them shorter than their history.</summary>
internal static class PersonView
{
    public static JObject InEvents(Person person, DateTimeOffset now) => new()
    {
        ["id"] = person.Id,
        ["active"] = true,
        ["name"] = person.Name,
        ["firstName"] = person.FirstName,
        ["lastName"] = person.LastName,
        ["workPosition"] = person.Position,
        ["color"] = person.Color,
        ["avatar"] = person.Avatar,
        ["gender"] = person.Gender,
        ["birthday"] = "",
        ["extranet"] = person.IsGuest,
        ["bot"] = person.IsBot,
        ["connector"] = person.IsGuest,
        ["externalAuthId"] = person.Origin,
        ["status"] = "online",
        ["idle"] = false,
        ["lastActivityDate"] = Envelope.Date(now),
        ["absent"] = false,
        ["departments"] = new JArray(person.Departments),
        ["phones"] = false,
        ["type"] = person.IsBot ? "bot" : person.IsGuest ? "user" : "employee",
    };

    public static JObject InHistory(Person person, DateTimeOffset now) => new()
    {
        ["id"] = Php.Text(person.Id),
        ["name"] = person.Name,
        ["active"] = true,
        ["firstName"] = person.FirstName,
        ["lastName"] = person.LastName,
        ["workPosition"] = person.Position.Length > 0 ? person.Position : null,
        ["color"] = person.Color,
        ["avatar"] = person.Avatar,
        ["avatarId"] = null,
        ["birthday"] = "",
        ["gender"] = person.Gender,
        ["phoneDevice"] = false,
        ["phones"] = false,
        ["extranet"] = person.IsGuest,
        ["network"] = false,
        ["bot"] = person.IsBot,
        ["connector"] = person.IsGuest,
        ["profile"] = $"/company/personal/user/{person.Id}/",
        ["externalAuthId"] = person.Origin,
        ["status"] = person.IsOnline ? "online" : null,
        ["idle"] = false,
        ["lastActivityDate"] = Envelope.Date(now),
        ["mobileLastDate"] = false,
        ["desktopLastDate"] = false,
        ["departments"] = new JArray(person.Departments),
        ["absent"] = false,
        ["type"] = person.IsBot ? "bot" : "user",
        ["services"] = null,
        ["botData"] = null,
    };
}

/// <summary>Shows a file of a message. The portal has not fetched it, and so its size is not known.</summary>
internal static class FileView
{
    public static JObject Show(ChatFile file, ChatMessage message, string author, Uri portal)
    {
        string type = file.IsPicture ? "image" : "file";
        string download = Address(portal, "download", file);
        string show = Address(portal, file.IsPicture ? "showImage" : "download", file);
        return new JObject
        {
            ["id"] = file.Id,
            ["chatid"] = message.Chat.Id,
            ["date"] = Envelope.Date(message.Date),
            ["type"] = type,
            ["name"] = file.Name,
            ["extension"] = file.Extension,
            ["size"] = 0,
            ["image"] = file.IsPicture ? new JObject { ["height"] = 0, ["width"] = 0 } : false,
            ["status"] = "done",
            ["progress"] = 100,
            ["authorid"] = message.Author,
            ["authorname"] = author,
            ["urlpreview"] = show,
            ["urlshow"] = show,
            ["urldownload"] = download,
            ["viewerattrs"] = new JObject
            {
                ["viewer"] = "",
                ["viewertype"] = type,
                ["src"] = download,
                ["viewerresized"] = "",
                ["objectid"] = Php.Text(file.Id),
                ["viewergroupby"] = Php.Text(message.Chat.Id),
                ["imchatid"] = message.Chat.Id,
                ["title"] = file.Name,
                ["actions"] = "[{\"type\":\"download\"}]",
            },
            ["mediaurl"] = file.IsPicture
                ? new JObject { ["preview"] = new JObject { ["250"] = show } }
                : new JObject(),
            ["istranscribable"] = false,
            ["isvideonote"] = false,
            ["isvoicenote"] = false,
        };
    }

    private static string Address(Uri portal, string action, ChatFile file) => string.Format(
        CultureInfo.InvariantCulture,
        "{0}bitrix/services/main/ajax.php?action=disk.api.file.{1}&fileId={2}&fileName={3}",
        portal,
        action,
        file.Id,
        Uri.EscapeDataString(file.Name));
}
