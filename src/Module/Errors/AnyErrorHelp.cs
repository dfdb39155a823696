namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What helps against the errors of any method.</summary>
internal static class AnyErrorHelp
{
    public static ErrorHelpTable Table { get; } = new(
        new Dictionary<string, ErrorHelp>
        {
            // What it means differs from method to method, and only the portal's own text says it.
            ["ERROR_CORE"] = new(ErrorCategory.InvalidResult, "Check the parameters of the method."),
        },
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
