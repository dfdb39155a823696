using Bitrix24.Reference;

namespace Bitrix24.Sandbox.Tests;

/// <summary>
/// The samples of the methods and events about dialogs, each in a conversation that was played before: what the portal
/// answers and tells has the documented shape.
/// </summary>
public sealed class DocumentedDialogTests
{
    public static TheoryData<string> Methods => [.. DialogSamples.Methods.Select(method => method.Name)];

    public static TheoryData<string> Events =>
    [
        // What tells of the queue is no event of a dialog; OfflineEventTests has it.
        .. DocumentedMethod.All.Where(e => e.Kind == "event" && e.Name != "onOfflineEvent").Select(e => e.Name),
    ];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_sample_is_answered_as_documented(string name)
    {
        DocumentedMethod method = DocumentedMethod.Of(name);
        using DialogPortal portal = await DialogSamples.OpenAsync(name);
        string request = DialogSamples.RequestOf(method).ToString();

        JToken answer = DialogSamples.IsForApplications(name)
            ? await portal.Rest.CallAsync(name, request)
            : await portal.CallAsync(DialogSamples.CallerOf(name), name, request);

        Shape.Check(method.Responses.First(response => response["result"] is not null)["result"]!, answer);
        if (answer.Type is JTokenType.Boolean)
            Assert.True((bool)answer);
        foreach (JToken result in answer.SelectTokens("DATA.RESULT[*]"))
            Assert.True((bool)result["SUCCESS"]!, result.ToString());
    }

    [Theory]
    [MemberData(nameof(Events))]
    public async Task An_event_is_told_as_documented(string name)
    {
        using DialogPortal portal = await DialogSamples.OpenAsync("");
        await PlayAsync(portal);

        List<JToken> told = portal.Events
            .Where(raised => raised.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(raised => raised.Data)
            .ToList();

        Assert.NotEmpty(told);
        Assert.All(told, data => Shape.Check(DocumentedMethod.Of(name).Responses[0]["data"]!, data, name));
    }

    /// <summary>Lets everything happen that there is an event for.</summary>
    private static async Task PlayAsync(DialogPortal portal)
    {
        int id = (int)await portal.CallAsync(9, "im.message.add", """{"DIALOG_ID": "chat2", "MESSAGE": "Hello"}""");
        await portal.Rest.CallAsync("imconnector.send.status.delivery", $$"""
            {
                "CONNECTOR": "myconnector", "LINE": 1,
                "MESSAGES": [{
                    "im": {"chat_id": 2, "message_id": {{id}}}, "message": {"id": ["ext-msg-2"]},
                    "chat": {"id": "channel-123"}
                }]
            }
            """);
        await portal.CallAsync(9, "im.message.update", $$"""{"MESSAGE_ID": {{id}}, "MESSAGE": "Hello again"}""");
        await portal.CallAsync(9, "im.message.delete", $$"""{"MESSAGE_ID": {{id}}}""");
        await portal.CallAsync(9, "imopenlines.operator.finish");
        await portal.ActivateAsync(1, isActive: 0);
        await portal.CallAsync(1, TestPortal.Delete, """{"CONFIG_ID": 1}""");
    }
}
