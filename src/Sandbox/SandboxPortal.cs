namespace Bitrix24.Sandbox;

/// <summary>
/// A Bitrix24 portal in memory. It serves the REST API of Open Channels, connectors, bots, users and departments as a
/// real portal does, quirks included, as far as https://apidocs.bitrix24.com/ and observation tell them. It is its
/// own authorization server: <c>oauth/authorize/</c> and <c>oauth/token/</c> stand beside <c>rest/</c>. Thread-safe.
/// </summary>
public sealed class SandboxPortal
{
    private static readonly Uri DefaultAddress = new("https://sandbox.bitrix24.example/");
    private static readonly string[] SeededScopes =
        ["imopenlines", "user", "department", "imbot", "im", "crm", Scopes.Basic];

    private readonly object _gate = new();
    private readonly SandboxOptions _options;
    private readonly Func<DateTimeOffset> _clock;
    private readonly Func<TimeSpan, CancellationToken, Task> _delay;
    private readonly CompanyDirectory _company;
    private readonly WebhookRegistry _webhooks = new();
    private readonly ApplicationRegistry _applications;
    private readonly ConnectorStore _connectors = new();
    private readonly LineStore _lines;
    private readonly UserIds _userIds;
    private readonly BotStore _bots;
    private readonly PortalEvents _events;
    private readonly Conversations _conversations;
    private readonly OperatingTimes _operating = new();
    private readonly PortalCounts _counts = new();
    private readonly RequestAdmission _admission;
    private readonly RestEndpoint _endpoint;
    private volatile SandboxSettings _settings;
    private int _resets;

    /// <summary>
    /// Opens a fresh portal: a company, an administrator with a webhook and an application, the bots of
    /// <see cref="SandboxBots"/>, no open line, and no chat but that of all employees.
    /// </summary>
    /// <param name="options">How it is set up.</param>
    public SandboxPortal(SandboxOptions? options = null)
    {
        _options = options ?? new SandboxOptions();
        Func<DateTimeOffset> clock = _clock = _options.Clock ?? (() => DateTimeOffset.Now);
        _delay = _options.Delay ?? Task.Delay;
        _settings = _options;

        var identity = new PortalIdentity(Address = _options.BaseAddress ?? DefaultAddress);
        _company = _options.Seed ? CompanyDirectory.Seeded(_options.Users) : CompanyDirectory.Minimal();
        _applications = new ApplicationRegistry(_options.TokenLifetime, clock);
        _lines = new LineStore(RemoveLine);
        _userIds = new UserIds(_company.Users.Max(user => user.Id));
        _bots = new BotStore(_userIds);
        var bindings = new EventBindings();
        var offline = new OfflineQueue(clock);
        var fetched = new BotEventQueue(clock);
        var envelope = new EventEnvelope(identity, _options.TokenLifetime, clock);
        _events = new PortalEvents(bindings, offline, _bots, fetched, envelope, Post, clock);
        _conversations = new Conversations(
            _userIds, _lines, _company, _bots, _connectors, _events, Faults, Address, () => _settings, clock);

        var methods = new MethodTable();
        methods.Add(new SystemMethods(methods, clock).Methods);
        methods.Add(new ApplicationMethods(identity, _applications).Methods);
        methods.Add(new DirectoryMethods(_company, () => _settings).Methods);
        methods.Add(new LineMethods(
            _lines, _company, _conversations.QueueChanged, Faults, () => _settings, clock).Methods);
        methods.Add(new ConnectorMethods(_connectors, _conversations.Events, Faults).Methods);
        methods.Add(new BotMethods(_bots, _company, Faults).Methods);
        var botsV2 = new BotV2Methods(_bots, Faults, clock);
        methods.Add(botsV2.Methods);
        methods.Add(_conversations.Methods);
        methods.Add(new LinePageMethods(Address).Methods);
        methods.Add(new EventMethods(bindings).Methods);
        methods.Add(new OfflineEventMethods(offline).Methods);
        methods.Add(new BotEventMethods(fetched, botsV2.Owned).Methods);
        var runner = new MethodRunner(methods, Faults, _operating, () => _settings, clock, _counts, _events, _gate);
        methods.Add(new BatchMethod(runner, () => _settings).Methods);

        _admission = new RequestAdmission(Faults, _applications, () => _settings, clock);
        _endpoint = new RestEndpoint(
            _webhooks,
            _applications,
            new AuthorizationServer(identity, _applications),
            runner,
            _admission,
            () => _settings,
            Requests,
            _counts,
            _gate);
        WebhookUrl = CreateWebhook(_company.Administrator.Id, SeededScopes);
        Application = CreateApplication(_company.Administrator.Id, SeededScopes);
        Restore();
    }

    /// <summary>
    /// The portal's address, and that of its authorization server: <c>rest/{method}</c> and <c>oauth/token/</c> stand
    /// under it.
    /// </summary>
    public Uri Address { get; }

    /// <summary>The address of the administrator's inbound webhook. Its last segment is a secret.</summary>
    public Uri WebhookUrl { get; }

    /// <summary>The application that the portal opens with: the administrator's, with the webhook's scopes.</summary>
    public SandboxApplication Application { get; }

    /// <summary>Every HTTP request so far, unless <see cref="SandboxSettings.KeepsLog"/> is off.</summary>
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

    /// <summary>All open lines as they are now, by id.</summary>
    public IReadOnlyList<SandboxLine> Lines
    {
        get
        {
            lock (_gate)
            {
                return _lines.All
                    .Select(line => new SandboxLine(line.Id, EmojiCodes.Decode(line[LineColumns.Name] ?? "")))
                    .ToList();
            }
        }
    }

    /// <summary>What the portal has done so far.</summary>
    public SandboxStatistics Statistics
    {
        get
        {
            lock (_gate)
                return _counts.ToStatistics(_lines.Count);
        }
    }

    /// <summary>
    /// How fast the portal is and where its limits are. May be set while it runs; a call that has begun keeps the time
    /// that it began with.
    /// </summary>
    public SandboxSettings Settings
    {
        get => _settings;
        set
        {
            lock (_gate)
            {
                _settings = value ?? throw new ArgumentNullException(nameof(value));
                _lines.SwitchOffBeyond(value.MaxActiveLines);
            }
        }
    }

    internal PortalEvents Events => _events;

    /// <summary>Creates another inbound webhook, with rights of its own.</summary>
    /// <param name="userId">The user it acts as.</param>
    /// <param name="scopes">What it may call, such as <c>imopenlines</c>; the basic methods need no scope.</param>
    /// <returns>Its address.</returns>
    /// <exception cref="ArgumentException">There is no such user.</exception>
    public Uri CreateWebhook(int userId, params string[] scopes)
    {
        User user = FindUser(userId, nameof(userId));
        lock (_gate)
        {
            Webhook webhook = _webhooks.Create(user, scopes);
            return new Uri(Address, $"rest/{userId}/{webhook.Secret}/");
        }
    }

    /// <summary>Installs another application, and gives it a user's tokens.</summary>
    /// <param name="userId">The user it acts as.</param>
    /// <param name="scopes">What it may call, such as <c>imopenlines</c>; the basic methods need no scope.</param>
    /// <exception cref="ArgumentException">There is no such user.</exception>
    public SandboxApplication CreateApplication(int userId, params string[] scopes) =>
        CreateApplication(userId, redirectUri: null, scopes);

    /// <summary>Installs another application, and gives it a user's tokens.</summary>
    /// <param name="userId">The user it acts as.</param>
    /// <param name="redirectUri">
    /// Where <c>oauth/authorize/</c> sends that user with an authorization code; null to show the code.
    /// </param>
    /// <param name="scopes">What it may call, such as <c>imopenlines</c>; the basic methods need no scope.</param>
    /// <exception cref="ArgumentException">There is no such user, or the address is not absolute.</exception>
    public SandboxApplication CreateApplication(int userId, Uri? redirectUri, params string[] scopes)
    {
        if (redirectUri is not null && !WebAddress.IsValid(redirectUri.OriginalString))
        {
            throw new ArgumentException(
                $"{redirectUri} is not an absolute address with http or https.", nameof(redirectUri));
        }
        User user = FindUser(userId, nameof(userId));
        lock (_gate)
            return _applications.Create(user, scopes, redirectUri);
    }

    /// <summary>
    /// The connector that an application has registered under a code, the first of them; null when there is none. No
    /// method of the API tells more of it than its name.
    /// </summary>
    /// <param name="code">The code, in lower case.</param>
    public SandboxConnector? Connector(string code)
    {
        lock (_gate)
            return _connectors.All.FirstOrDefault(connector => connector.Id == code)?.State;
    }

    /// <summary>
    /// What <c>imconnector.connector.data.set</c> has stored for a connector at a line, under <c>ID</c>, <c>URL</c>,
    /// <c>URL_IM</c> and <c>NAME</c>; empty when it has stored nothing. No method of the API tells.
    /// </summary>
    /// <param name="connector">The connector's code, as the call spelled it.</param>
    /// <param name="line">The line's id.</param>
    public IReadOnlyDictionary<string, string> ConnectorData(string connector, int line)
    {
        lock (_gate)
        {
            return _connectors.FindLink(connector, line) is { } link
                ? new Dictionary<string, string>(link.Data)
                : new Dictionary<string, string>();
        }
    }

    /// <summary>
    /// The quick answers that <c>imopenlines.message.quick.save</c> has kept for a line, in their order. No method of
    /// the API tells.
    /// </summary>
    /// <param name="line">The line's id.</param>
    public IReadOnlyList<string> QuickAnswers(int line)
    {
        lock (_gate)
            return _conversations.QuickAnswersOf(line).ToList();
    }

    /// <summary>A bot as it is now; null when there is none of that id.</summary>
    /// <param name="id">The bot's id.</param>
    public SandboxBot? Bot(int id)
    {
        lock (_gate)
            return _bots.Find(id)?.State;
    }

    /// <summary>What the handlers of events were sent so far, whether it was posted or not.</summary>
    public IReadOnlyList<SandboxDelivery> Deliveries
    {
        get
        {
            lock (_gate)
                return _events.Deliveries.ToList();
        }
    }

    /// <summary>
    /// Lets an event happen, as a rehearsal: handlers and queues are told as they are of one that calls have caused.
    /// </summary>
    /// <param name="name">The event, such as <c>ONSESSIONSTART</c>, in any case.</param>
    /// <param name="json">What it says: JSON, the <c>data</c> that a handler receives.</param>
    /// <param name="botId">The bot that is told, of an event of the second version of its API; null for no bot.</param>
    /// <exception cref="ArgumentException">There is no such event, or it is no JSON.</exception>
    public void RaiseEvent(string name, string json, int? botId = null)
    {
        if (name is null || !EventCatalog.All.Contains(name.ToUpperInvariant()))
            throw new ArgumentException($"The portal has no event {name}.", nameof(name));
        JToken data = Json.TryRead(json) ?? throw new ArgumentException("It is no JSON.", nameof(json));
        lock (_gate)
        {
            if (botId is { } bot)
                _events.RaiseFor(bot, name, Php.Map(data));
            else
                _events.Raise(name, data);
        }
    }

    /// <summary>Makes a handler that serves this portal in-process. Any number of them share the portal.</summary>
    public HttpMessageHandler CreateHandler() => new SandboxHandler(this);

    /// <summary>Serves one HTTP request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="token">
    /// The client's patience. Before the request has arrived it is not run; later it runs on, all its calls, and only
    /// nobody waits for the answer any more.
    /// </param>
    /// <exception cref="OperationCanceledException">The client has lost patience.</exception>
    public async Task<SandboxResponse> HandleAsync(SandboxRequest request, CancellationToken token)
    {
        if (request is null)
            throw new ArgumentNullException(nameof(request));
        if (_settings.Latency is var latency && latency > TimeSpan.Zero)
            await _delay(latency, token).ConfigureAwait(false);
        token.ThrowIfCancellationRequested();

        int resets;
        lock (_gate)
        {
            _lines.RemoveExpired(_clock());
            resets = _resets;
        }
        var time = new RequestTime(_clock, _delay, _settings.RequestTimeLimit, () => resets != _resets);
        SandboxResponse response =
            await _endpoint.ServeAsync(request, time).WaitAsync(token).ConfigureAwait(false);
        if (response.Delay > TimeSpan.Zero)
            await _delay(response.Delay, token).ConfigureAwait(false);
        return response;
    }

    /// <summary>
    /// Empties the portal: no lines, no connectors, no dialogs, no log, no faults, nothing counted against its limits,
    /// only the bots it opened with, ids as in the beginning, <see cref="Settings"/> as in its options. A request that
    /// still runs changes nothing any more. The webhooks stay, and so do the applications; their tokens
    /// count anew.
    /// </summary>
    public void Reset()
    {
        lock (_gate)
        {
            _resets++;
            _lines.Clear();
            _connectors.Clear();
            _events.Clear();
            Requests.Clear();
            Faults.Clear();
            _operating.Clear();
            _counts.Clear();
            _admission.Clear();
            _applications.Restore();
            Restore();
        }
    }

    private void Post(SandboxDelivery delivery)
    {
        if (_options.Post is { } post && _settings.PostsEvents && WebAddress.IsLoopback(delivery.Address))
            _ = AwaitAsync();

        async Task AwaitAsync() => delivery.Status = await post(delivery).ConfigureAwait(false);
    }

    private void Restore()
    {
        _settings = _options;
        _userIds.Clear();
        _bots.Clear();
        _conversations.Clear();
        if (_options.Seed)
            SeedBots.Plant(_bots, Application);
    }

    private void RemoveLine(int line)
    {
        _connectors.RemoveLine(line);
        _conversations.RemoveLine(line);
    }

    private User FindUser(int id, string argument) => _company.FindUser(id)
        ?? throw new ArgumentException($"The portal has no user {id}.", argument);
}
