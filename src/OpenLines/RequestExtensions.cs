using Newtonsoft.Json;

namespace Bitrix24.OpenLines;

/// <summary>Sends typed requests.</summary>
public static class RequestExtensions
{
    /// <summary>Sends one request.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; the call may have run.</exception>
    public static async Task<Outcome<TResult>> SendAsync<TResult>(
        this RestClient client, Request<TResult> request, CancellationToken token) =>
        (await client.SendAsync([request], token).ConfigureAwait(false))[0];

    /// <summary>
    /// Sends requests, in as few HTTP requests as they fit into; gives one outcome a request, in their order.
    /// </summary>
    /// <exception cref="OperationCanceledException">
    /// The token was cancelled; some of the calls may have run.
    /// </exception>
    public static async Task<IReadOnlyList<Outcome<TResult>>> SendAsync<TResult>(
        this RestClient client, IReadOnlyList<Request<TResult>> requests, CancellationToken token)
    {
        // A portal may quote them, in an error or in a notice.
        client.Credential.Secrets.Add([.. requests.SelectMany(request => request.Secrets)]);
        RestCall[] calls = [.. requests.Select(request => request.ToCall())];
        IReadOnlyList<Outcome<JToken>> answers = await client.SendAsync(calls, token).ConfigureAwait(false);
        return [.. requests.Zip(answers, client.Interpret)];
    }

    /// <summary>What a call is, whole and the same every time.</summary>
    internal static string ToContent(this RestCall call) =>
        $"{call.Method} {call.Parameters.ToString(Formatting.None)}";

    /// <summary>What an answer means. An error that quotes it quotes no secret.</summary>
    internal static Outcome<TResult> Interpret<TResult>(
        this RestClient client, Request<TResult> request, Outcome<JToken> answer)
    {
        if (answer.Error is { } failure)
        {
            RestError error = WithPermission(failure, request.Method);
            Outcome<TResult> read = answer.MayHaveRunBefore ? request.ReadAfterLostAnswer(error) : request.Read(error);
            return read.With(answer.Notices);
        }

        Func<JToken, Outcome<TResult>> reader = answer.MayHaveRunBefore ? request.ReadAfterLostAnswer : request.Read;
        Outcome<TResult> outcome = answer.Map(reader);
        return outcome.IsSuccess ? outcome : answer.Map(token => reader(client.Credential.Secrets.Redact(token)));
    }

    /// <summary>A portal that misses a permission does not say which.</summary>
    private static RestError WithPermission(RestError error, string method) =>
        error.Code == OpenLineErrorCodes.InsufficientScope && MethodScope.Of(method) is { } scope
            ? new(error.Code, $"{method} needs the permission {scope}.", error.Execution, error.Status)
            : error;
}
