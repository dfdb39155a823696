using System.Globalization;

namespace Bitrix24.Sandbox.Tests;

/// <summary>
/// A portal with a connector of its application, <c>myconnector</c>, at line 1, whose queue are the users 9, 10 and 12,
/// as far as nothing else is asked for. The first chat of the line is 2, because 1 is that of all employees.
/// </summary>
internal sealed class DialogPortal : IDisposable
{
    public const int Line = 1;
    public const int FirstChat = 2;
    public const string Send = "imconnector.send.messages";
    public const string Evenly = "\"QUEUE_TYPE\": \"evenly\"";

    private static readonly string[] Scopes = ["imopenlines", "im", "imbot", "crm"];

    private readonly Dictionary<int, Uri> _webhooks = [];

    private DialogPortal(TestPortal rest) => Rest = rest;

    public TestPortal Rest { get; }

    public IEnumerable<(string Name, JToken Data)> Events => Rest.Portal.Events.Raised;

    /// <summary>The names of what has happened since the last time that somebody asked.</summary>
    public IEnumerable<string> News
    {
        get
        {
            List<string> names = Events.Select(raised => raised.Name).ToList();
            Rest.Portal.Events.Clear();
            return names;
        }
    }

    public static async Task<DialogPortal> OpenAsync(
        string settings = "\"QUEUE_TYPE\": \"all\"", Func<DateTimeOffset>? clock = null, bool isForGroups = false,
        bool eventsAsList = false)
    {
        var portal = new DialogPortal(new TestPortal(new SandboxOptions
        {
            Clock = clock,
            EventDataAsList = eventsAsList,
        }));
        await portal.AddLineAsync(settings);
        portal.Rest.Application = portal.Rest.Portal.Application;
        JObject connector = JObject.Parse(ConnectorTests.Sample);
        connector["CHAT_GROUP"] = isForGroups;
        await portal.Rest.CallAsync("imconnector.register", connector.ToString());
        await portal.ActivateAsync(Line);
        portal.Rest.Portal.Events.Clear();
        return portal;
    }

    public void Dispose() => Rest.Dispose();

    public Task<int> AddLineAsync(string settings, params int[] queue)
    {
        IEnumerable<string> entries = (queue.Length > 0 ? queue : [9, 10, 12])
            .Select(user => $$"""{"ENTITY_TYPE": "user", "ENTITY_ID": {{user}}}""");
        return Rest.AddAsync($$"""{"LINE_NAME": "Support", "QUEUE": [{{string.Join(",", entries)}}], {{settings}}}""");
    }

    public Task<JToken> ActivateAsync(int line, int isActive = 1) => Rest.CallAsync(
        "imconnector.activate", $$"""{"CONNECTOR": "myconnector", "LINE": {{line}}, "ACTIVE": {{isActive}}}""");

    /// <summary>A guest writes; answers what the portal says of the message.</summary>
    public async Task<JObject> WriteAsync(
        string text = "Good afternoon", string chat = "channel-123", string user = "ext-user-42", string more = "",
        string id = "ext-msg-1")
    {
        JToken answer = await Rest.CallAsync(Send, $$"""
            {
                "CONNECTOR": "myconnector", "LINE": 1,
                "MESSAGES": [{
                    "user": {"id": "{{user}}", "name": "Ivan", "last_name": "Ivanov"},
                    "message": {"id": "{{id}}", "text": "{{text}}" {{more}}},
                    "chat": {"id": "{{chat}}"}
                }]
            }
            """);
        return (JObject)answer["DATA"]!["RESULT"]![0]!;
    }

    /// <summary>Calls as a user, by a webhook.</summary>
    public Task<JToken> CallAsync(int user, string method, string json = """{"CHAT_ID": 2}""") =>
        Rest.CallAsync(method, json, Webhook(user));

    /// <summary>Status and code of a call as a user, which has to fail.</summary>
    public async Task<string> FailAsync(int user, string method, string json = """{"CHAT_ID": 2}""")
    {
        (int status, string code, _) = await Rest.FailAsync(method, json, Webhook(user));
        return $"{status.ToString(CultureInfo.InvariantCulture)} {code}";
    }

    /// <summary>Status, code and text of a call as a user, which has to fail.</summary>
    public Task<(int Status, string Code, string Text)> FailAsync(int user, string method, JObject request) =>
        Rest.FailAsync(method, request.ToString(), Webhook(user));

    /// <summary>What <c>imopenlines.dialog.get</c> shows the administrator.</summary>
    public async Task<JObject> DialogAsync(int chat = FirstChat) =>
        (JObject)await CallAsync(1, "imopenlines.dialog.get", $$"""{"CHAT_ID": {{chat}}}""");

    /// <summary>Who has a chat; 0 for nobody.</summary>
    public async Task<int> OperatorAsync(int chat = FirstChat) => (int)(await DialogAsync(chat))["owner"]!;

    /// <summary>The last event of a name.</summary>
    public JToken Event(string name) => Events.Last(raised => raised.Name == name).Data;

    /// <summary>The webhook of a user.</summary>
    public Uri Webhook(int user)
    {
        if (!_webhooks.TryGetValue(user, out Uri? webhook))
            _webhooks[user] = webhook = Rest.Portal.CreateWebhook(user, Scopes);
        return webhook;
    }
}
