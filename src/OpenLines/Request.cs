using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Bitrix24.Rest;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Bitrix24.OpenLines;

/// <summary>A typed call: what goes out, and what its answer means.</summary>
/// <typeparam name="TResult">What it answers.</typeparam>
internal abstract class Request<TResult>
{
    /// <summary>The call as it goes out.</summary>
    public abstract RestCall ToCall();

    /// <summary>Reads the answer. A portal often answers <c>false</c> where it means an error.</summary>
    public abstract Outcome<TResult> Read(JToken answer);

    /// <summary>Reads the answer to a call that may have run before; as any other, by default.</summary>
    public virtual Outcome<TResult> ReadAfterLostAnswer(JToken answer) => Read(answer);

    /// <summary>What a failure means to the person who asked; as it came, by default.</summary>
    public virtual RestError Explain(RestError error) => error;
}

/// <summary>Sends typed requests.</summary>
internal static class RequestExtensions
{
    /// <summary>What a call is, whole and the same every time.</summary>
    public static string ToContent(this RestCall call) => $"{call.Method} {call.Parameters.ToString(Formatting.None)}";

    public static async Task<Outcome<TResult>> SendAsync<TResult>(
        this RestClient client, Request<TResult> request, CancellationToken token) =>
        client.Interpret(request, await client.SendAsync(request.ToCall(), token).ConfigureAwait(false));

    public static async Task<IReadOnlyList<Outcome<TResult>>> SendAsync<TResult>(
        this RestClient client, IReadOnlyList<Request<TResult>> requests, CancellationToken token)
    {
        RestCall[] calls = [.. requests.Select(request => request.ToCall())];
        IReadOnlyList<Outcome<JToken>> answers = await client.SendAsync(calls, token).ConfigureAwait(false);
        return [.. requests.Zip(answers, client.Interpret)];
    }

    /// <summary>What an answer means. An error that quotes it quotes no secret.</summary>
    public static Outcome<TResult> Interpret<TResult>(
        this RestClient client, Request<TResult> request, Outcome<JToken> answer)
    {
        if (answer.Error is { } error)
            return Outcome.Failure<TResult>(request.Explain(error)).With(answer.Notices);

        Func<JToken, Outcome<TResult>> read = answer.MayHaveRunBefore ? request.ReadAfterLostAnswer : request.Read;
        Outcome<TResult> outcome = answer.Map(read);
        return outcome.IsSuccess ? outcome : answer.Map(token => read(client.Credential.Secrets.Redact(token)));
    }
}
