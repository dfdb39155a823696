using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace Bitrix24.Rest.Tests;

/// <summary>Answers requests with what a test has laid ready, and keeps what was sent.</summary>
internal sealed class StubPortal : HttpMessageHandler
{
    public const string Secret = "s3cr3tw0rd";
    public const string Url = "https://portal.example/rest/7/" + Secret + "/";

    private readonly Queue<Func<HttpResponseMessage>> _answers = new();

    public List<(Uri Address, JObject Body)> Sent { get; } = [];

    public List<TimeSpan> Pauses { get; } = [];

    public StubPortal Answers(string json, HttpStatusCode status = HttpStatusCode.OK) => Then(() =>
        new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") });

    public StubPortal Fails(Exception fault) => Then(() => throw fault);

    public StubPortal Then(Func<HttpResponseMessage> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    /// <summary>A client of this portal, whose pauses take no time and are written down.</summary>
    public RestClient Client(TimeSpan? timeout = null) => new(
        WebhookCredential.Parse(Url),
        new RestClientOptions
        {
            Handler = this,
            Timeout = timeout ?? TimeSpan.FromSeconds(90),
            Delay = (pause, token) =>
            {
                Pauses.Add(pause);
                token.ThrowIfCancellationRequested();
                return Task.CompletedTask;
            },
        });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
    {
        string body = await request.Content!.ReadAsStringAsync(token);
        Sent.Add((request.RequestUri!, JObject.Parse(body)));
        return _answers.Dequeue()();
    }
}
