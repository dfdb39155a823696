using Bitrix24.Reference;

namespace Bitrix24.Sandbox.Tests;

/// <summary>
/// The samples of the methods about bots, users and departments: what they answer has all that is documented. Of the
/// user that a bot is, some samples show less than others.
/// </summary>
public sealed class DocumentedBotTests
{
    private static readonly Dictionary<string, JToken> Ids = new()
    {
        ["BOT_ID"] = SandboxBots.SupportBot,
        ["botId"] = SandboxBots.SupportBot,
        ["CLIENT_ID"] = SandboxBots.ClientId,
        ["botToken"] = SandboxBots.BotToken,
        ["code"] = SandboxBots.SupportBotCode,
        ["imbot.v2.Bot.list filter"] = new JObject { ["type"] = "openline" },
    };

    public static TheoryData<string> Methods =>
    [
        "imbot.register", "imbot.unregister", "imbot.update", "imbot.bot.list", "imbot.v2.Bot.register",
        "imbot.v2.Bot.unregister", "imbot.v2.Bot.update", "imbot.v2.Bot.get", "imbot.v2.Bot.list", "user.get",
        "department.get",
    ];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_sample_is_answered_as_documented(string name)
    {
        DocumentedMethod method = DocumentedMethod.Of(name);
        using var portal = new TestPortal();

        JToken answer = await portal.CallAsync(name, RequestOf(method).ToString());

        Check(method.Responses.First(response => response["result"] is not null)["result"]!, answer, "result");
    }

    /// <summary>The sample request, for a bot that is there.</summary>
    internal static JObject RequestOf(DocumentedMethod method)
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
        // A page behind the first is shorter here.
        request.Remove("start");
        return request;
    }

    /// <summary>Everything that is documented is there, and of the documented type.</summary>
    private static void Check(JToken documented, JToken actual, string path)
    {
        if (documented.Type is JTokenType.Null || actual.Type is JTokenType.Null)
            return;
        Assert.True(documented.Type == actual.Type, $"{path} is {actual.Type} and not {documented.Type}");
        switch (documented)
        {
            case JArray { Count: > 0 } list:
                Assert.NotEmpty(actual);
                Assert.All(actual, item => Check(list[0], item, $"{path}[]"));
                break;
            case JObject { Count: > 0 } map when map.Properties().All(property => int.TryParse(property.Name, out _)):
                Assert.NotEmpty(actual);
                Assert.All(actual, item => Check(map.PropertyValues().First(), ((JProperty)item).Value, $"{path}[]"));
                break;
            case JObject map:
                foreach (JProperty property in map.Properties())
                {
                    Assert.True(((JObject)actual).ContainsKey(property.Name), $"{path} has no {property.Name}");
                    Check(property.Value, actual[property.Name]!, $"{path}.{property.Name}");
                }
                break;
        }
    }
}
