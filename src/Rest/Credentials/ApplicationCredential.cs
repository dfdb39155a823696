namespace Bitrix24.Rest;

/// <summary>
/// An OAuth 2.0 application that acts for a user. Its access token lives for an hour; when the portal says that it has
/// expired, one renewal serves all the calls that wait for it.
/// </summary>
public sealed class ApplicationCredential : Credential
{
    private const string EndpointPath = "rest";

    // What expires on the way serves nobody.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly AuthorizationServer? _server;
    private readonly ITokenStore? _store;
    private readonly Clock _clock;
    private readonly Uri _portal;
    private readonly string? _given;
    private readonly object _gate = new();
    private volatile Access? _access;
    private volatile RestError? _refusal;
    private string? _refreshToken;
    private string? _kept;
    private Task<Outcome<Access>>? _renewal;

    private ApplicationCredential(Uri portal, Uri server, ApplicationCredentialOptions options)
        : base(portal)
    {
        _store = options.Store;
        _clock = options.Clock;
        _portal = portal;
        ClientId = Given(options.ClientId);
        string? clientSecret = Given(options.ClientSecret);
        _refreshToken = _given = Given(options.RefreshToken);
        string? accessToken = Given(options.AccessToken);
        if (ClientId is not null && clientSecret is not null)
            _server = new AuthorizationServer(server, ClientId, clientSecret);
        // What the store has is newer, and only the store is shared with others.
        if (accessToken is not null && _store is null)
            _access = AccessTo(portal, accessToken);
        Secrets.Add(clientSecret, _refreshToken, accessToken);
    }

    /// <inheritdoc/>
    public override CredentialKind Kind => CredentialKind.Application;

    /// <summary>The application's id; null when the credential is an access token alone.</summary>
    public string? ClientId { get; }

    /// <inheritdoc/>
    internal override Access? Access => _access;

    /// <inheritdoc/>
    internal override bool CanRenew => _server is not null;

    /// <summary>Checks what is given and makes a credential of it; nothing is sent yet.</summary>
    /// <exception cref="FormatException">
    /// An address is none, or something is missing. The message does not repeat what is given.
    /// </exception>
    public static ApplicationCredential Create(ApplicationCredentialOptions options)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));

        Uri portal = ServerAddress.TryRead(options.Portal, EndpointPath) ?? throw new FormatException(
            "The portal's address is its host name or a URL such as https://example.bitrix24.com/, and nothing else. " +
            "http:// is accepted for this machine only, because a token is sent there.");
        Uri server = ServerAddress.TryRead(options.AuthorizationServer, "") ?? throw new FormatException(
            "The authorization server's address is its host name or a URL such as https://oauth.bitrix.info/, and " +
            "nothing else. http:// is accepted for this machine only, because the application's secret is sent there.");

        int application = Count(options.ClientId) + Count(options.ClientSecret);
        int parts = application + Count(options.RefreshToken);
        if (options.Store is not null && application < 2)
            throw new FormatException(
                "Tokens that are kept are renewed with the client id and the client secret: give both.");
        if (options.Store is null && parts is 1 or 2)
            throw new FormatException(
                "A token is renewed with the client id, the client secret and the refresh token: give all three, or " +
                "none of them and an access token alone.");
        if (parts == 0 && Given(options.AccessToken) is null)
            throw new FormatException(
                "There is no token: give an access token, or a refresh token, the client id and the client secret.");

        return new ApplicationCredential(portal, server, options);
    }

    /// <summary>The portal and the application, without anything secret.</summary>
    public override string ToString() => ClientId is null ? $"{Portal}" : $"{Portal} ({ClientId})";

    /// <inheritdoc/>
    internal override async Task<Outcome<Access>> RenewAsync(
        Access? used, Transport http, RunMonitor? run, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        Task<Outcome<Access>> renewal;
        var start = new TaskCompletionSource<bool>();
        lock (_gate)
        {
            if (_access is { } current && current != used)
                return Outcome.Success(current);
            if (_renewal is null or { IsCompleted: true })
                _renewal = RenewAsync(http, run, start.Task);
            renewal = _renewal;
        }
        // Not before the gate is free: it runs on this thread until it has something to wait for.
        start.SetResult(true);
        return await renewal.WaitAsync(token).ConfigureAwait(false);
    }

    /// <summary>Belongs to no call: one that is stopped would throw away the token of all the others.</summary>
    private async Task<Outcome<Access>> RenewAsync(Transport http, RunMonitor? run, Task start)
    {
        await start.ConfigureAwait(false);
        if (_store is null)
            return await RequestAsync(store: null, http, run).ConfigureAwait(false);
        try
        {
            using IOpenTokenStore store = await OpenAsync(_store, run).ConfigureAwait(false);
            return await FindNewerAsync(store).ConfigureAwait(false)
                ?? await RequestAsync(store, http, run).ConfigureAwait(false);
        }
        catch (RestException e)
        {
            return Outcome.Failure<Access>(Secrets.Redact(e.Error));
        }
        catch (Exception e)
        {
            return Outcome.Failure<Access>(new RestError(
                RestErrorCodes.TokenNotRenewed,
                $"{_store.Description} cannot be used: {Secrets.Redact(e.Message)}",
                Execution.Refused));
        }
    }

    private async Task<IOpenTokenStore> OpenAsync(ITokenStore store, RunMonitor? run)
    {
        using IDisposable? waiting = run?.BeginWait(WaitCause.TokenStore, store.Description, TimeSpan.Zero);
        return await store.OpenAsync(_portal, ClientId!, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>What another process has renewed meanwhile; null when there is nothing that still serves.</summary>
    private async Task<Outcome<Access>?> FindNewerAsync(IOpenTokenStore store)
    {
        // What was there the last time is older than what this process has renewed and could not store.
        if (await store.ReadAsync().ConfigureAwait(false) is not { } tokens || tokens.RefreshToken == _kept)
            return null;
        Secrets.Add(tokens.AccessToken, tokens.RefreshToken);
        _kept = _refreshToken = tokens.RefreshToken;
        _refusal = null;
        return tokens.ExpiresAt > _clock.Now + Margin ? Outcome.Success(Use(tokens, isKept: true)) : null;
    }

    private async Task<Outcome<Access>> RequestAsync(IOpenTokenStore? store, Transport http, RunMonitor? run)
    {
        // What is spent stays spent: the server is not asked about it a second time.
        if (_refusal is not null)
            return Outcome.Failure<Access>(_refusal);
        if (_refreshToken is null)
            return Outcome.Failure<Access>(new RestError(
                RestErrorCodes.TokenCacheEmpty, $"{_store!.Description} has no tokens yet.", Execution.Refused));

        if (store is not null)
            await store.PrepareAsync().ConfigureAwait(false);
        using IDisposable? waiting = run?.BeginWait(WaitCause.Renewal, _server!.Host, TimeSpan.Zero);
        Outcome<TokenAnswer> answer = await _server!.RenewAsync(_refreshToken, http).ConfigureAwait(false);
        // Whoever authorizes the application anew gives the new token here, and the old one is still kept.
        if (answer.Error?.Code == RestErrorCodes.InvalidGrant && _refreshToken == _kept && _given is not null
            && _given != _kept)
        {
            answer = await _server.RenewAsync(_given, http).ConfigureAwait(false);
        }
        if (answer.Error is { } error)
        {
            if (error.Code == RestErrorCodes.InvalidGrant)
                _refusal = error;
            return Outcome.Failure<Access>(error);
        }

        TokenAnswer renewed = answer.Value;
        Secrets.Add(renewed.AccessToken, renewed.RefreshToken);
        _refreshToken = renewed.RefreshToken;
        var tokens = new RenewedTokens(
            renewed.AccessToken,
            renewed.RefreshToken,
            ServerAddress.TryRead(renewed.ClientEndpoint, EndpointPath) ?? Portal,
            _clock.Now + renewed.Lifetime);
        string[] notices = store is null ? [] : await StoreAsync(store, tokens).ConfigureAwait(false);
        return Outcome.Success(Use(tokens), notices);
    }

    private async Task<string[]> StoreAsync(IOpenTokenStore store, RenewedTokens tokens)
    {
        try
        {
            await store.WriteAsync(tokens).ConfigureAwait(false);
            _kept = tokens.RefreshToken;
            return [];
        }
        catch (Exception e)
        {
            return
            [
                "The tokens were renewed and could not be stored; they hold as long as this connection does: " +
                Secrets.Redact(e.Message),
            ];
        }
    }

    private Access Use(RenewedTokens tokens, bool isKept = false)
    {
        Access access = AccessTo(tokens.Portal, tokens.AccessToken, isKept);
        Portal = tokens.Portal;
        _access = access;
        return access;
    }

    private static Access AccessTo(Uri portal, string token, bool isKept = false) =>
        new(new Uri(portal, $"{EndpointPath}/"), token, isKept);

    private static int Count(string? text) => Given(text) is null ? 0 : 1;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
