namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What helps against the errors of any method.</summary>
internal static class AnyRemedies
{
    public static RemedyTable Table { get; } = new(
        new Dictionary<string, Remedy>(),
        PortalRemedies.Table,
        BotRemedies.Table,
        BotSessionRemedies.Table,
        CompanyRemedies.Table,
        ConnectorRemedies.Table,
        CrmRemedies.Table,
        DialogRemedies.Table,
        EventRemedies.Table,
        NetworkRemedies.Table);
}
