using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Bitrix24.Rest.Tests;

/// <summary>Answers requests with what a test has laid ready, and keeps what was sent.</summary>
internal sealed class StubPortal : HttpMessageHandler
{
    public const string Secret = "s3cr3tw0rd";
    public const string Url = "https://portal.example/rest/7/" + Secret + "/";

    private const string TokenPath = "/oauth/token/";

    private readonly Queue<Func<Task<HttpResponseMessage>>> _answers = new();
    private readonly ConcurrentQueue<Func<Task<HttpResponseMessage>>> _renewals = new();
    private readonly ConcurrentQueue<(Uri Address, Dictionary<string, string> Form)> _renewed = new();
    private readonly object _gate = new();
    private readonly ImpatientClock _clock = new();

    public List<(Uri Address, JObject Body)> Sent { get; } = [];

    /// <summary>What the authorization server was asked.</summary>
    public IReadOnlyList<(Uri Address, Dictionary<string, string> Form)> Renewals => [.. _renewed];

    /// <summary>Once set, every call with this token succeeds, and every other one has expired.</summary>
    public string? ValidToken { get; set; }

    /// <summary>Sees each call before it is answered.</summary>
    public Action<RestCall>? WhenSent { get; set; }

    /// <summary>Whether the client has let go of its connections.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>How long each pause was that the client made; none of them takes any time.</summary>
    public List<TimeSpan> Pauses => _clock.Pauses;

    public StubPortal Answers(string json, HttpStatusCode status = HttpStatusCode.OK) => Then(() =>
        new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") });

    /// <summary>Answers the next request in this way, before all that was laid ready.</summary>
    public void Prepend(string json)
    {
        Func<Task<HttpResponseMessage>>[] later = [.. _answers];
        _answers.Clear();
        Answers(json);
        foreach (Func<Task<HttpResponseMessage>> answer in later)
            _answers.Enqueue(answer);
    }

    public StubPortal Fails(Exception fault) => Then(() => throw fault);

    public StubPortal Then(Func<HttpResponseMessage> answer) => ThenLater(() => Task.FromResult(answer()));

    /// <summary>Accepts a request and never answers it.</summary>
    public StubPortal StaysSilent() => ThenLater(() => new TaskCompletionSource<HttpResponseMessage>().Task);

    public StubPortal ThenLater(Func<Task<HttpResponseMessage>> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public StubPortal Renews(string json, HttpStatusCode status = HttpStatusCode.OK) => ThenRenews(() =>
        Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(json) }));

    public StubPortal ThenRenews(Func<Task<HttpResponseMessage>> answer)
    {
        _renewals.Enqueue(answer);
        return this;
    }

    /// <summary>A client of this portal, whose pauses take no time and are written down.</summary>
    public RestClient Client(TimeSpan? timeout = null) => Client(WebhookCredential.Parse(Url), timeout);

    public RestClient Client(Credential credential, TimeSpan? timeout = null) => new(
        credential,
        new RestClientOptions
        {
            Handler = this,
            Timeout = timeout ?? TimeSpan.FromSeconds(90),
            Clock = _clock,
            Limits = new PortalLimits(_clock) { Rate = RequestRate.Unlimited },
        });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
    {
        string body = await request.Content!.ReadAsStringAsync(token);
        if (request.RequestUri!.AbsolutePath == TokenPath)
            return await RenewAsync(request.RequestUri, body).WaitAsync(token);

        var call = JObject.Parse(body);
        Func<Task<HttpResponseMessage>> answer;
        lock (_gate)
        {
            Sent.Add((request.RequestUri, call));
            answer = ValidToken is null ? _answers.Dequeue() : () => Task.FromResult(ByToken(call));
        }
        WhenSent?.Invoke(new RestCall(request.RequestUri.Segments[^1].Replace(".json", ""), call));
        return await answer().WaitAsync(token);
    }

    protected override void Dispose(bool disposing)
    {
        IsClosed = true;
        base.Dispose(disposing);
    }

    private Task<HttpResponseMessage> RenewAsync(Uri address, string body)
    {
        _renewed.Enqueue((address, body.Split('&').Select(field => field.Split('=')).ToDictionary(
            field => WebUtility.UrlDecode(field[0]), field => WebUtility.UrlDecode(field[1]))));
        return _renewals.TryDequeue(out Func<Task<HttpResponseMessage>>? answer)
            ? answer()
            : throw new InvalidOperationException("A renewal that the test does not expect.");
    }

    private HttpResponseMessage ByToken(JObject call) => (string?)call["auth"] == ValidToken
        ? new HttpResponseMessage { Content = new StringContent("{result:1}") }
        : new HttpResponseMessage(HttpStatusCode.Unauthorized)
        {
            Content = new StringContent("{error:'expired_token',error_description:'The access token has expired.'}"),
        };
}
