using Bitrix24.Reference;
using Bitrix24.Rest.Tests;
using Newtonsoft.Json;

namespace Bitrix24.OpenLines.Tests;

/// <summary>What the module makes of a documented method: the sample as a request, its answers as objects.</summary>
internal abstract class MethodSample
{
    /// <summary>The sample request as it goes out.</summary>
    public abstract RestCall Call { get; }

    /// <summary>Describes a method.</summary>
    /// <param name="request">The request that its sample is.</param>
    /// <param name="checks">
    /// What each sample response that is no error is read as, in their order; of an error, only the code counts.
    /// </param>
    public static MethodSample Of<T>(Request<T> request, params Action<T>[] checks) =>
        new MethodSample<T>(request, checks);

    /// <summary>Holds every sample response against what it is read as.</summary>
    public abstract Task CheckResponsesAsync(DocumentedMethod method);
}

/// <inheritdoc/>
internal sealed class MethodSample<T>(Request<T> request, Action<T>[] checks) : MethodSample
{
    public override RestCall Call => request.ToCall();

    public override async Task CheckResponsesAsync(DocumentedMethod method)
    {
        var open = new Queue<Action<T>>(checks);
        foreach (JObject response in method.Responses)
        {
            string? code = CodeOf(response);
            Outcome<T> outcome = await AskAsync(response, StatusOf(method, response));
            if (code is not null)
                Assert.Equal(code, outcome.Error?.Code);
            else
                open.Dequeue()(outcome.Value);
        }
        Assert.Empty(open);
    }

    /// <summary>An error stands at the top, or in the result of an answer with the status 200.</summary>
    private static string? CodeOf(JObject response) =>
        (string?)(response["error"] ?? (response["result"] as JObject)?["error"]);

    private static int StatusOf(DocumentedMethod method, JObject response)
    {
        if (response["error"] is null)
            return 200;
        foreach ((string Code, int? Status) error in method.Errors)
        {
            if (error.Code == (string?)response["error"])
                return error.Status ?? 400;
        }
        return 400;
    }

    private async Task<Outcome<T>> AskAsync(JObject response, int status)
    {
        using var portal = new StubPortal();
        portal.Answers(response.ToString(Formatting.None), (System.Net.HttpStatusCode)status);
        using RestClient client = portal.Client();
        return await client.SendAsync(request, CancellationToken.None);
    }
}
