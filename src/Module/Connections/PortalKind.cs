namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What a connection leads to.</summary>
public enum PortalKind
{
    /// <summary>A portal, through an inbound webhook.</summary>
    Webhook,

    /// <summary>A portal in this process's memory, for rehearsals.</summary>
    Sandbox,
}
