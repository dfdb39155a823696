using Bitrix24.Reference;

namespace Bitrix24.Sandbox.Tests;

/// <summary>
/// The sample requests of the methods about dialogs, with the ids of a conversation that was played before: guest 43
/// has written message 2 into chat 2 of line 1, where operator 9 has taken session 1, and lead 1 was made of it. With
/// a bot in the line, the bot has the session.
/// </summary>
internal static class DialogSamples
{
    private const string BotPrefix = "imopenlines.bot.";
    private const string ConnectorPrefix = "imconnector.";

    /// <summary>The parameters that name something of the conversation, and those of some methods alone.</summary>
    private static readonly Dictionary<string, JToken> Ids = new()
    {
        ["CONNECTOR"] = "myconnector",
        ["LINE"] = 1,
        ["CHAT_ID"] = 2,
        ["SESSION_ID"] = 1,
        ["MESSAGE_ID"] = 2,
        ["USER_CODE"] = "myconnector|1|channel-123|43",
        ["CRM_ENTITY"] = 1,
        ["CLIENT_ID"] = SandboxBots.ClientId,
        ["imconnector.chat.name.set CHAT_ID"] = "channel-123",
        ["imopenlines.crm.chat.user.add USER_ID"] = 4,
        ["imopenlines.crm.chat.user.delete USER_ID"] = 4,
        ["imopenlines.crm.message.add USER_ID"] = 9,
    };

    private static readonly Dictionary<string, int> Callers = new()
    {
        ["imopenlines.operator.another.finish"] = 1,
        ["imopenlines.session.head.vote"] = 1,
        ["imopenlines.session.intercept"] = 10,
    };

    public static IEnumerable<DocumentedMethod> Methods => DocumentedMethod.All.Where(method =>
        method.Kind == "method" && (IsOfDialogs(method.Name) || IsOfMessages(method.Name)));

    public static bool IsForApplications(string method) => method.StartsWith(ConnectorPrefix, StringComparison.Ordinal);

    /// <summary>Who may call a method in the conversation.</summary>
    public static int CallerOf(string method) => Callers.TryGetValue(method, out int caller) ? caller : 9;

    public static JObject RequestOf(DocumentedMethod method)
    {
        var request = (JObject)(method.Request ?? []).DeepClone();
        foreach (JProperty parameter in request.Properties())
        {
            if (Ids.TryGetValue($"{method.Name} {parameter.Name}", out JToken? id)
                || Ids.TryGetValue(parameter.Name, out id))
            {
                parameter.Value = id.DeepClone();
            }
        }
        foreach (JToken message in request["MESSAGES"] as JArray ?? [])
        {
            if (message["im"] is JObject place)
                place.Replace(JObject.Parse("""{"chat_id": 2, "message_id": 2}"""));
        }
        return request;
    }

    /// <summary>A portal where the conversation has been played as far as the method needs it.</summary>
    public static async Task<DialogPortal> OpenAsync(string method, Func<DateTimeOffset>? clock = null)
    {
        bool isByBot = method.StartsWith(BotPrefix, StringComparison.Ordinal);
        DialogPortal portal = await DialogPortal.OpenAsync(
            isByBot ? "\"WELCOME_BOT_ENABLE\": \"Y\", \"WELCOME_BOT_ID\": 41" : DialogPortal.Evenly,
            clock,
            isForGroups: method == "imconnector.chat.name.set",
            eventsAsList: true);
        await portal.WriteAsync(id: "ext-msg-1001");
        if (!isByBot)
            await portal.CallAsync(9, "imopenlines.operator.answer");
        if (method == "imopenlines.crm.chat.user.delete")
        {
            await portal.CallAsync(
                9, "imopenlines.crm.chat.user.add", """{"CRM_ENTITY_TYPE": "lead", "CRM_ENTITY": 1, "USER_ID": 4}""");
        }
        return portal;
    }

    private static bool IsOfDialogs(string name) =>
        name.StartsWith("imopenlines.", StringComparison.Ordinal)
        && (!name.Contains(".config.") || name.Contains(".path."));

    private static bool IsOfMessages(string name) =>
        IsForApplications(name) && (name.Contains("messages") || name.Contains("status.") || name.Contains("chat."));
}
