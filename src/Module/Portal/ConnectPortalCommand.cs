using System.Collections;
using System.Security;
using Bitrix24.Sandbox;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Connects to a portal, checks with one request that it answers and in whose name, and makes it the default of this
/// runspace. REST: <c>batch</c> of <c>profile</c> and <c>scope</c>.
/// </summary>
[RestMethod("profile")]
[RestMethod("scope")]
[Cmdlet(VerbsCommunications.Connect, "B24Portal", DefaultParameterSetName = ByWebhook)]
[OutputType(typeof(PortalConnection))]
public sealed class ConnectPortalCommand : PSCmdlet, IDisposable
{
    private const string ByWebhook = "Webhook";
    private const string ByApplication = "Application";
    private const string BySecret = "Secret";
    private const string BySandbox = "Sandbox";

    private readonly RunMonitor _monitor = new() { KeepsReports = true };
    private readonly PipelineWait _pipeline;

    /// <summary>Makes the cmdlet.</summary>
    public ConnectPortalCommand() => _pipeline = new PipelineWait(OnWaiting);

    /// <summary>
    /// The address of an inbound webhook, <c>https://example.bitrix24.com/rest/1/abc123/</c>, as text or SecureString.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByWebhook)]
    [WebhookUrl]
    [Alias("Webhook")]
    public SecureString? WebhookUrl { get; set; }

    /// <summary>The portal that an application is installed on: <c>example.bitrix24.com</c>, or its URL.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByApplication)]
    [ValidateNotNullOrEmpty]
    public string? Portal { get; set; }

    /// <summary>The application's id: <c>local.5c8bb1b0891cf2.87252039</c>.</summary>
    [Parameter(ParameterSetName = ByApplication)]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>The application's secret, as SecureString or text.</summary>
    [Parameter(ParameterSetName = ByApplication)]
    [Secret]
    public SecureString? ClientSecret { get; set; }

    /// <summary>The access token, as SecureString or text. It lives for an hour.</summary>
    [Parameter(ParameterSetName = ByApplication)]
    [Secret]
    public SecureString? AccessToken { get; set; }

    /// <summary>The refresh token, as SecureString or text, which brings new tokens when the old ones expire.</summary>
    [Parameter(ParameterSetName = ByApplication)]
    [Secret]
    public SecureString? RefreshToken { get; set; }

    /// <summary>Who renews the tokens; <c>https://oauth.bitrix.info/</c> by default.</summary>
    [Parameter(ParameterSetName = ByApplication)]
    [Parameter(ParameterSetName = BySecret)]
    [ValidateNotNullOrEmpty]
    public string AuthorizationServer { get; set; } = "https://oauth.bitrix.info/";

    /// <summary>
    /// A file that keeps the tokens from one session to the next; it need not be there yet. Processes that share it
    /// renew the tokens once for all of them.
    /// </summary>
    [Parameter(ParameterSetName = ByApplication)]
    [Parameter(ParameterSetName = BySecret)]
    [ValidateNotNullOrEmpty]
    public string? TokenCache { get; set; }

    /// <summary>
    /// The secret of Microsoft.PowerShell.SecretManagement that has the address of a webhook, or a hashtable with what
    /// an application proves itself with.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = BySecret)]
    [ValidateNotNullOrEmpty]
    public string? SecretName { get; set; }

    /// <summary>The vault that has it; the default one, then the others, when none is given.</summary>
    [Parameter(ParameterSetName = BySecret)]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>Connects to a new, empty portal in memory instead.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BySandbox)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>Connects to it as an application, not by webhook.</summary>
    [Parameter(ParameterSetName = BySandbox)]
    public SwitchParameter Application { get; set; }

    /// <summary>How many milliseconds each request takes on its way to the sandbox: 0 to 60000, 0 by default.</summary>
    [Parameter(ParameterSetName = BySandbox)]
    [ValidateRange(0, 60000)]
    public int Latency { get; set; }

    /// <summary>
    /// How the sandbox differs from a portal that has everything: a hashtable of DismissedUsers, ExtranetUsers, Plan,
    /// MaxActiveLines, DocumentedWorkTime and EventDataAsList.
    /// </summary>
    [Parameter(ParameterSetName = BySandbox)]
    [ValidateNotNull]
    public IDictionary? SandboxSetting { get; set; }

    /// <summary>
    /// How many requests the portal takes: Standard (by default), Enterprise or Unlimited (the sandbox, by default).
    /// It holds for every connection to this portal in the process.
    /// </summary>
    [Parameter]
    public PortalPlan? Plan { get; set; }

    /// <summary>How many requests the portal takes at once, from 1; together with -RequestsPerSecond.</summary>
    [Parameter]
    [ValidateRange(1, 100000)]
    public int? RequestBurst { get; set; }

    /// <summary>How many requests the portal takes each second from then on; together with -RequestBurst.</summary>
    [Parameter]
    [ValidateRange(0.01, 10000.0)]
    public double? RequestsPerSecond { get; set; }

    /// <summary>How many requests of one command are under way at once: 1 to 16, 4 by default.</summary>
    [Parameter]
    [ValidateRange(1, 16)]
    public int Throttle { get; set; } = 4;

    /// <summary>
    /// For how many seconds a call that fails is tried again: 0 to 86400, 1800 by default.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    public int RetryTimeout { get; set; } = 1800;

    /// <summary>
    /// For how many seconds the portal is waited for until its first answer, all attempts together: 1 to 3600, 20 by
    /// default.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int ConnectionTimeout { get; set; } = 20;

    /// <summary>
    /// How many seconds the portal works on a request at most after its connection broke: 0 to 3600, 60 by
    /// default, as in the Bitrix24 cloud. The <c>max_execution_time</c> of PHP on a server of your own.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 3600)]
    public int MaxExecutionTime { get; set; } = 60;

    /// <inheritdoc/>
    public void Dispose() => _pipeline.Dispose();

    /// <inheritdoc/>
    protected override void StopProcessing() => _pipeline.Stop();

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        RequestRate? rate = ReadRate();
        RestClient client = ParameterSetName switch
        {
            BySandbox => SandboxClient(rate ?? RequestRate.Unlimited),
            ByApplication => ApplicationClient(),
            BySecret => SecretClient(),
            _ => new RestClient(WebhookCredential.Parse(Secret.Reveal(WebhookUrl)!), Options()),
        };
        if (rate is { } given)
            client.Limits.Rate = given;
        var connection = new PortalConnection(client, Check(client), isSandbox: Sandbox);
        if (!connection.Scopes.Contains(MethodScope.OpenLines))
            WriteWarning(
                $"The {(connection.Kind is CredentialKind.Webhook ? "webhook" : "application")} does not have the " +
                $"permission {MethodScope.OpenLines}, which nearly every cmdlet needs. It has: {connection.ScopeList}.");
        DefaultConnection.Current = connection;
        WriteObject(connection);
    }

    private PortalInfo Check(RestClient client)
    {
        try
        {
            Outcome<PortalInfo> info = _pipeline.For(token => PortalInfo.ReadAsync(client.WatchedBy(_monitor), token));
            foreach (string notice in info.Notices)
                WriteWarning(notice);
            if (info.Error is { } error)
                ThrowTerminatingError(ErrorRecords.Of(error, client.Credential.Portal));
            return info.Value;
        }
        catch (Exception)
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>A portal that is busy is waited for: the person sees why.</summary>
    private void OnWaiting()
    {
        foreach (RequestReport report in _monitor.DrainReports())
            WriteVerbose($"{report}");
        if (_monitor.Waiting is { } waiting)
            WriteProgress(new ProgressRecord(0, "Connecting to the portal", RunProgress.Describe(waiting)));
    }

    private RequestRate? ReadRate()
    {
        bool isGiven = RequestBurst is not null || RequestsPerSecond is not null;
        if (isGiven && (RequestBurst is null || RequestsPerSecond is null || Plan is not null))
            ThrowTerminatingError(ErrorRecords.InvalidRate());
        return Plan switch
        {
            PortalPlan.Standard => RequestRate.Standard,
            PortalPlan.Enterprise => RequestRate.Enterprise,
            PortalPlan.Unlimited => RequestRate.Unlimited,
            _ => isGiven ? new RequestRate(RequestBurst!.Value, RequestsPerSecond!.Value) : null,
        };
    }

    private RestClientOptions Options(HttpMessageHandler? handler = null, PortalLimits? limits = null) => new()
    {
        Handler = handler,
        Limits = limits,
        Throttle = Throttle,
        RetryTimeout = TimeSpan.FromSeconds(RetryTimeout),
        ConnectionTimeout = TimeSpan.FromSeconds(ConnectionTimeout),
        LongestRun = TimeSpan.FromSeconds(MaxExecutionTime),
        // Longer than the portal works, so that its own answer about that is heard.
        Timeout = TimeSpan.FromSeconds(Math.Max(Math.Max(MaxExecutionTime, 60) + 30, ConnectionTimeout)),
    };

    private RestClient ApplicationClient()
    {
        try
        {
            return new RestClient(ApplicationCredential.Create(new ApplicationCredentialOptions
            {
                Portal = Portal!,
                ClientId = ClientId,
                ClientSecret = Secret.Reveal(ClientSecret),
                AccessToken = Secret.Reveal(AccessToken),
                RefreshToken = Secret.Reveal(RefreshToken),
                AuthorizationServer = AuthorizationServer,
                Store = TokenCache is null ? null : new TokenCache(FilePath.Resolve(SessionState, TokenCache)),
            }), Options());
        }
        catch (FormatException e)
        {
            ThrowTerminatingError(ErrorRecords.InvalidCredential(e));
            throw;
        }
    }

    private RestClient SecretClient()
    {
        try
        {
            var secret = PortalSecret.Of(SecretName!, new SecretVault(InvokeCommand).Read(SecretName!, Vault));
            if (secret.Webhook is { } webhook)
                return TokenCache is null
                    ? new RestClient(webhook, Options())
                    : throw PortalSecret.HasNoTokens(SecretName!);

            Portal = secret.Portal;
            ClientId = secret.ClientId;
            ClientSecret = secret.ClientSecret;
            AccessToken = secret.AccessToken;
            RefreshToken = secret.RefreshToken;
            if (!MyInvocation.BoundParameters.ContainsKey(nameof(AuthorizationServer)))
                AuthorizationServer = secret.AuthorizationServer ?? AuthorizationServer;
        }
        catch (RestException e)
        {
            ThrowTerminatingError(ErrorRecords.Of(e.Error, SecretName));
        }
        return ApplicationClient();
    }

    private RestClient SandboxClient(RequestRate rate)
    {
        var options = new SandboxOptions
        {
            Latency = TimeSpan.FromMilliseconds(Latency),
            RequestBurst = rate.IsLimited ? rate.Burst : null,
            RequestsPerSecond = rate.PerSecond,
        };
        try
        {
            options = options.With(SandboxSetting);
        }
        catch (InvalidInputException e)
        {
            ThrowTerminatingError(ErrorRecords.Of(e, SandboxSetting));
        }
        var portal = new SandboxPortal(options);
        Credential credential = Application
            ? ApplicationCredential.Create(new ApplicationCredentialOptions
            {
                Portal = portal.WebhookUrl.GetLeftPart(UriPartial.Authority),
                ClientId = portal.Application.ClientId,
                ClientSecret = portal.Application.ClientSecret,
                AccessToken = portal.Application.AccessToken,
                RefreshToken = portal.Application.RefreshToken,
                AuthorizationServer = portal.WebhookUrl.GetLeftPart(UriPartial.Authority),
            })
            : WebhookCredential.Parse(portal.WebhookUrl.AbsoluteUri);
        // Every sandbox is a portal of its own, though all have the same address.
        return new RestClient(credential, Options(portal.CreateHandler(), new PortalLimits { Rate = rate }));
    }
}
