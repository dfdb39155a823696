using Bitrix24.Rest.Tests;
using Bitrix24.Sandbox;

namespace Bitrix24.OpenLines.Tests;

/// <summary>Clients of a portal in memory that wait for nothing.</summary>
internal static class TestClient
{
    public static RestClient Of(SandboxPortal portal)
    {
        var clock = new ImpatientClock();
        return new RestClient(WebhookCredential.Parse(portal.WebhookUrl.AbsoluteUri), new RestClientOptions
        {
            Handler = portal.CreateHandler(),
            Clock = clock,
            Limits = new PortalLimits(clock) { Rate = RequestRate.Unlimited },
        });
    }
}
