namespace Bitrix24.OpenLines;

/// <summary>Codes of failures with users and departments, which a portal tells by an empty list.</summary>
public static class CompanyErrorCodes
{
    /// <summary>The portal has no user of that id, or shows it to nobody: bots and clients are no users here.</summary>
    public const string UserNotFound = nameof(UserNotFound);

    /// <summary>The portal has no department of that id.</summary>
    public const string DepartmentNotFound = nameof(DepartmentNotFound);
}
