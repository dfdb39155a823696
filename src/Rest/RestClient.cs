using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Bitrix24.Rest;

/// <summary>
/// Sends calls to one portal: one as a plain request, several packed into batches. Sends again what may be sent again;
/// every other failure becomes the outcome of exactly the call that it hit.
/// </summary>
public sealed class RestClient : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Transport _http;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    public RestClient(Credential credential, RestClientOptions? options = null)
    {
        Credential = credential ?? throw new ArgumentNullException(nameof(credential));
        _http = new Transport(credential, options ?? new RestClientOptions());
    }

    /// <summary>How many calls travel in one request at the most.</summary>
    public static int MaxBatchLength => BatchCall.MaxLength;

    /// <summary>
    /// What stands for the result of an earlier call of the same batch. Only for reading: where that call fails, the
    /// portal puts something else in its place.
    /// </summary>
    /// <param name="index">The place of that call among those that are sent together, from 0.</param>
    public static string ResultOf(int index) => BatchCall.ResultOf(index);

    /// <summary>Whom the client speaks to, and in whose name.</summary>
    public Credential Credential { get; }

    /// <summary>How many HTTP requests have been sent so far, repeated ones included.</summary>
    public int RequestCount => _http.RequestCount;

    /// <summary>Sends one call.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; the call may have run.</exception>
    public async Task<Outcome<JToken>> SendAsync(RestCall call, CancellationToken token) =>
        (await SendAsync([call], token).ConfigureAwait(false))[0];

    /// <summary>Sends calls in as few requests as they fit into: one as it is, several in batches.</summary>
    /// <returns>One outcome a call, in the order of the calls.</returns>
    /// <exception cref="OperationCanceledException">
    /// The token was cancelled; some of the calls may have run.
    /// </exception>
    public async Task<IReadOnlyList<Outcome<JToken>>> SendAsync(IReadOnlyList<RestCall> calls, CancellationToken token)
    {
        var outcomes = new Outcome<JToken>[calls.Count];
        for (int start = 0; start < calls.Count; start += BatchCall.MaxLength)
        {
            int[] places = [.. Enumerable.Range(start, Math.Min(BatchCall.MaxLength, calls.Count - start))];
            int[] packed = calls.Count == 1 ? [] : [.. places.Where(place => BatchCall.CanHold(calls[place]))];
            await SendUntilKnownAsync(calls, packed, isBatch: true, outcomes, token).ConfigureAwait(false);
            foreach (int single in places.Except(packed))
                await SendUntilKnownAsync(calls, [single], isBatch: false, outcomes, token).ConfigureAwait(false);
        }
        return outcomes;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>
    /// Sends the calls at the given places, and those of them that may be sent again, until each has an outcome.
    /// </summary>
    private async Task SendUntilKnownAsync(
        IReadOnlyList<RestCall> calls,
        int[] places,
        bool isBatch,
        Outcome<JToken>[] outcomes,
        CancellationToken token)
    {
        for (int attempt = 1; places.Length > 0; attempt++)
        {
            RestCall[] sent = [.. places.Select(place => calls[place])];
            Outcome<JToken>[] items = isBatch
                ? await RequestBatchAsync(sent, places, token).ConfigureAwait(false)
                : [await RequestAsync(sent[0], token).ConfigureAwait(false)];

            var again = new List<int>();
            for (int i = 0; i < items.Length; i++)
            {
                int place = places[i];
                outcomes[place] = items[i].After(outcomes[place]);
                if (items[i].Error is { } error && ShouldRetry(error, sent[i], attempt))
                    again.Add(place);
            }

            places = [.. again];
            if (places.Length > 0)
                await _http.PauseAsync(attempt, token).ConfigureAwait(false);
        }
    }

    private async Task<Outcome<JToken>[]> RequestBatchAsync(RestCall[] calls, int[] places, CancellationToken token)
    {
        Outcome<JToken> answer = await RequestAsync(BatchCall.Pack(calls, places), token).ConfigureAwait(false);
        Outcome<JToken>[] items = answer.Error is { } error
            ? [.. Enumerable.Repeat(Outcome.Failure<JToken>(error), calls.Length)]
            : [.. BatchCall.Unpack(answer.Value, places).Select(_http.Redacted)];
        // Once is enough for what concerns the request.
        items[0] = items[0].With(answer.Notices);
        return items;
    }

    /// <summary>
    /// Sends a request, and once more with a new access where the portal says that the old one has expired. That is no
    /// second attempt: the portal turned the first one away at the door.
    /// </summary>
    private async Task<Outcome<JToken>> RequestAsync(RestCall call, CancellationToken token)
    {
        Access? access = Credential.Access;
        if (access is not null)
        {
            Outcome<JToken> answer = await PostAsync(call, access, token).ConfigureAwait(false);
            if (answer.Error?.Code != RestErrorCodes.ExpiredToken || !Credential.CanRenew)
                return answer;
        }

        Outcome<Access> renewed = await Credential.RenewAsync(access, _http, token).ConfigureAwait(false);
        return renewed.Error is { } error
            ? Outcome.Failure<JToken>(error)
            : (await PostAsync(call, renewed.Value, token).ConfigureAwait(false)).With(renewed.Notices);
    }

    /// <summary>
    /// An address that has never answered is mistyped more often than busy: who typed it is told at once.
    /// </summary>
    private bool ShouldRetry(RestError error, RestCall call, int attempt) =>
        (_http.HasAnswered || error.Code != RestErrorCodes.ConnectionFailed)
        && error.Code != RestErrorCodes.TokenNotRenewed
        && RetryPolicy.ShouldRetry(error, call.Kind, attempt);

    private Task<Outcome<JToken>> PostAsync(RestCall call, Access access, CancellationToken token) => _http.PostAsync(
        access.AddressOf(call.Method),
        new StringContent(access.BodyOf(call.Parameters).ToString(Formatting.None), Utf8, "application/json"),
        RestResponse.Read,
        token);
}
