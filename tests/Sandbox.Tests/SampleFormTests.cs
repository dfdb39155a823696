using System.Text;
using Bitrix24.Reference;

namespace Bitrix24.Sandbox.Tests;

/// <summary>A client may send JSON or a form: every sample of the reference has the same answer in both.</summary>
public sealed class SampleFormTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Methods =>
        [.. DocumentedMethod.All.Where(method => method is { Kind: "method", Request: not null }).Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_sample_is_answered_alike_as_JSON_and_as_a_form(string name)
    {
        DocumentedMethod method = DocumentedMethod.Of(name);
        JObject request = IsOfDialogs(name) ? DialogSamples.RequestOf(method) : DocumentedBotTests.RequestOf(method);

        JObject asJson = await AnswerAsync(name, "application/json", request.ToString());
        JObject asForm = await AnswerAsync(name, "application/x-www-form-urlencoded", PhpForm.Encode(request));

        Assert.Equal(asJson.ToString(), asForm.ToString());
    }

    /// <summary>What a portal of its own answers, in a conversation where the sample makes sense.</summary>
    private static async Task<JObject> AnswerAsync(string name, string type, string body)
    {
        using DialogPortal portal = await DialogSamples.OpenAsync(name, () => Noon);
        await portal.Rest.CallAsync("im.v2.Event.subscribe");
        bool isForApplications =
            DialogSamples.IsForApplications(name) || name.StartsWith("event", StringComparison.Ordinal);
        string query = isForApplications ? $"?auth={portal.Rest.Portal.Application.AccessToken}" : "";
        Uri address = isForApplications ? new Uri("rest/", UriKind.Relative)
            : IsOfDialogs(name) ? portal.Webhook(DialogSamples.CallerOf(name))
            : portal.Rest.Portal.WebhookUrl;
        using var content = new StringContent(body, Encoding.UTF8, type);
        (int status, JObject answer) = await portal.Rest.SendAsync(HttpMethod.Post, $"{address}{name}{query}", content);
        Assert.True(status == 200, answer.ToString());
        return answer;
    }

    private static bool IsOfDialogs(string name) => DialogSamples.Methods.Any(method => method.Name == name);
}
