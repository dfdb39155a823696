namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What helps against the errors of <c>user.get</c> and <c>department.get</c>.</summary>
internal static class CompanyErrorHelp
{
    public static ErrorHelpTable Table { get; } = new(
        new Dictionary<string, ErrorHelp>
        {
            [CompanyErrorCodes.UserNotFound] = new(
                ErrorCategory.ObjectNotFound, "Get-B24User lists the users that there are; Get-B24Bot lists bots."),
            [CompanyErrorCodes.DepartmentNotFound] = new(
                ErrorCategory.ObjectNotFound, "Get-B24Department lists the departments that there are."),
        },
        PortalErrorHelp.Table);
}
