namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What a portal's plan says about how many requests it takes.</summary>
public enum PortalPlan
{
    /// <summary>Every plan in the cloud but Enterprise: 50 requests at once, then 2 a second.</summary>
    Standard,

    /// <summary>The Enterprise plan: 250 requests at once, then 5 a second.</summary>
    Enterprise,

    /// <summary>Requests are not counted, as on a server of one's own.</summary>
    Unlimited,
}
