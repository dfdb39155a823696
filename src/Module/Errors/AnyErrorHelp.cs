namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What helps against the errors of any method.</summary>
internal static class AnyErrorHelp
{
    public static ErrorHelpTable Table { get; } = new(
        new Dictionary<string, ErrorHelp>(),
        PortalErrorHelp.Table,
        BotErrorHelp.Table,
        BotSessionErrorHelp.Table,
        CompanyErrorHelp.Table,
        ConnectorErrorHelp.Table,
        CrmErrorHelp.Table,
        DialogErrorHelp.Table,
        EventErrorHelp.Table,
        NetworkErrorHelp.Table);
}
