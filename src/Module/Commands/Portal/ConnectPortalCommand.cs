using System;
using System.Management.Automation;
using Bitrix24.Rest;
using Bitrix24.Sandbox;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Connects to a portal, checks with one request that it answers and in whose name, and makes it the default of this
/// runspace. REST: <c>batch</c> of <c>profile</c> and <c>scope</c>.
/// </summary>
[Cmdlet(VerbsCommunications.Connect, "B24Portal", DefaultParameterSetName = ByWebhook)]
[OutputType(typeof(PortalConnection))]
public sealed class ConnectPortalCommand : StoppableCommand
{
    private const string ByWebhook = "Webhook";
    private const string BySandbox = "Sandbox";

    /// <summary>
    /// The address of an inbound webhook, <c>https://example.bitrix24.com/rest/1/abc123/</c>, as text or SecureString.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByWebhook)]
    [WebhookUrl]
    [Alias("Webhook")]
    public WebhookCredential? WebhookUrl { get; set; }

    /// <summary>Connects to a new, empty portal in memory instead.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BySandbox)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>How many milliseconds each request takes on its way to the sandbox: 0 to 60000, 0 by default.</summary>
    [Parameter(ParameterSetName = BySandbox)]
    [ValidateRange(0, 60000)]
    public int Latency { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        PortalKind kind = ParameterSetName == BySandbox ? PortalKind.Sandbox : PortalKind.Webhook;
        RestClient client = kind is PortalKind.Sandbox ? SandboxClient() : new RestClient(WebhookUrl!);
        var connection = new PortalConnection(client, kind, Check(client));
        DefaultConnection.Current = connection;
        WriteObject(connection);
    }

    private PortalInfo Check(RestClient client)
    {
        try
        {
            Outcome<PortalInfo> info = Wait(token => PortalInfo.ReadAsync(client, token));
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

    private RestClient SandboxClient()
    {
        var portal = new SandboxPortal(new SandboxOptions { Latency = TimeSpan.FromMilliseconds(Latency) });
        return new RestClient(
            WebhookCredential.Parse(portal.WebhookUrl.AbsoluteUri),
            new RestClientOptions { Handler = portal.CreateHandler() });
    }
}
