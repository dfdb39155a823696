namespace Bitrix24.Sandbox;

/// <summary>Says what the second version of the bots' API calls an event in the words of the first.</summary>
internal static class BotEventV1
{
    /// <summary>
    /// The name of an event in the first version, and the field of its handler; null where it has none.
    /// </summary>
    public static (string Name, string Handler)? Of(string type) => type switch
    {
        "ONIMBOTV2MESSAGEADD" => ("ONIMBOTMESSAGEADD", "EVENT_MESSAGE_ADD"),
        "ONIMBOTV2MESSAGEUPDATE" => ("ONIMBOTMESSAGEUPDATE", "EVENT_MESSAGE_UPDATE"),
        "ONIMBOTV2MESSAGEDELETE" => ("ONIMBOTMESSAGEDELETE", "EVENT_MESSAGE_DELETE"),
        "ONIMBOTV2JOINCHAT" => ("ONIMBOTJOINCHAT", "EVENT_WELCOME_MESSAGE"),
        "ONIMBOTV2DELETE" => ("ONIMBOTDELETE", "EVENT_BOT_DELETE"),
        _ => null,
    };

    /// <summary>What a handler of the first version receives.</summary>
    public static JObject Data(SandboxBot bot, JObject data)
    {
        JObject message = Php.Map(data["message"]);
        JObject chat = Php.Map(data["chat"]);
        JObject user = Php.Map(data["user"]);
        string id = Php.Text(bot.Id);
        return new JObject
        {
            ["BOT"] = new JObject { [id] = new JObject { ["BOT_ID"] = id, ["BOT_CODE"] = bot.Code } },
            ["PARAMS"] = new JObject
            {
                ["MESSAGE"] = message["text"] ?? "",
                ["MESSAGE_ID"] = message["id"] ?? data["messageId"] ?? "",
                ["FROM_USER_ID"] = message["authorId"] ?? user["id"] ?? "",
                ["TO_USER_ID"] = id,
                ["DIALOG_ID"] = data["dialogId"] ?? chat["dialogId"] ?? "",
                ["TO_CHAT_ID"] = chat["id"] ?? "",
                ["CHAT_TYPE"] = chat["type"] ?? "",
                ["CHAT_ENTITY_ID"] = chat["entityId"] ?? "",
                ["LANGUAGE"] = data["language"] ?? "en",
            },
            ["USER"] = new JObject { ["ID"] = user["id"] ?? "", ["NAME"] = user["name"] ?? "" },
        };
    }
}
