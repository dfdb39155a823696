using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Bitrix24.Sandbox;

/// <summary>
/// A Bitrix24 portal in memory. It serves the REST API of Open Channels, users and departments as a real portal
/// does, quirks included, as far as https://apidocs.bitrix24.com/ and observation tell them. Thread-safe.
/// </summary>
public sealed class SandboxPortal
{
    private static readonly Uri DefaultAddress = new("https://sandbox.bitrix24.example/");
    private static readonly string[] SeededScopes =
        ["imopenlines", "user", "department", "imbot", "im", "crm", Scopes.Basic];

    private readonly object _gate = new();
    private readonly Uri _address;
    private readonly TimeSpan _latency;
    private readonly CompanyDirectory _company;
    private readonly WebhookRegistry _webhooks;
    private readonly LineStore _lines = new();
    private readonly RestEndpoint _endpoint;

    /// <summary>Opens a fresh portal: a company, an administrator with a webhook, and no open line.</summary>
    /// <param name="options">How it is set up.</param>
    public SandboxPortal(SandboxOptions? options = null)
    {
        options ??= new SandboxOptions();
        Func<DateTimeOffset> clock = options.Clock ?? (() => DateTimeOffset.Now);

        _address = options.BaseAddress ?? DefaultAddress;
        _latency = options.Latency;
        _company = options.Seed ? CompanyDirectory.Seeded() : CompanyDirectory.Minimal();
        _webhooks = new WebhookRegistry();

        var methods = new MethodTable();
        methods.Add(new SystemMethods(methods, clock).Methods);
        methods.Add(new DirectoryMethods(_company).Methods);
        methods.Add(new LineMethods(_lines, _company, Faults, options, clock).Methods);
        methods.Add(new BatchMethod(methods, clock).Methods);

        _endpoint = new RestEndpoint(_webhooks, methods, Faults, Requests, clock);
        WebhookUrl = CreateWebhook(_company.Administrator.Id, SeededScopes);
    }

    /// <summary>The address of the administrator's inbound webhook. Its last segment is a secret.</summary>
    public Uri WebhookUrl { get; }

    /// <summary>Every HTTP request so far.</summary>
    public SandboxRequestLog Requests { get; } = new();

    /// <summary>The faults that lie in wait.</summary>
    public SandboxFaults Faults { get; } = new();

    /// <summary>The number of open lines.</summary>
    public int LineCount
    {
        get
        {
            lock (_gate)
                return _lines.Count;
        }
    }

    /// <summary>Creates another inbound webhook, with rights of its own.</summary>
    /// <param name="userId">The user it acts as.</param>
    /// <param name="scopes">What it may call, such as <c>imopenlines</c>; the basic methods need no scope.</param>
    /// <returns>Its address.</returns>
    /// <exception cref="ArgumentException">There is no such user.</exception>
    public Uri CreateWebhook(int userId, params string[] scopes)
    {
        User user = _company.FindUser(userId)
            ?? throw new ArgumentException($"The portal has no user {userId}.", nameof(userId));
        lock (_gate)
        {
            Webhook webhook = _webhooks.Create(user, scopes);
            return new Uri(_address, $"rest/{userId}/{webhook.Secret}/");
        }
    }

    /// <summary>Makes a handler that serves this portal in-process. Any number of them share the portal.</summary>
    public HttpMessageHandler CreateHandler() => new SandboxHandler(this);

    /// <summary>Serves one HTTP request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="token">Checked before the call runs; a call that runs is not interrupted.</param>
    public async Task<SandboxResponse> HandleAsync(SandboxRequest request, CancellationToken token)
    {
        if (request is null)
            throw new ArgumentNullException(nameof(request));
        if (_latency > TimeSpan.Zero)
            await Task.Delay(_latency, token).ConfigureAwait(false);
        token.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _lines.RemoveExpired(_endpoint.Now);
            return _endpoint.Serve(request);
        }
    }

    /// <summary>Empties the portal: no lines, no log, no faults, ids from 1 again. The webhooks stay.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _lines.Clear();
            Requests.Clear();
            Faults.Clear();
        }
    }
}
