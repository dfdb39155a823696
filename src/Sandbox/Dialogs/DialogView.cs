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
