namespace Bitrix24.Sandbox;

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
