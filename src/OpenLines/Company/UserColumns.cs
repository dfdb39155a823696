namespace Bitrix24.OpenLines;

/// <summary>The names that <c>user.get</c> has for what a user has.</summary>
internal static class UserColumns
{
    public const string Id = "ID";
    public const string Active = "ACTIVE";
    public const string FirstName = "NAME";
    public const string LastName = "LAST_NAME";
    public const string SecondName = "SECOND_NAME";
    public const string Email = "EMAIL";
    public const string WorkPosition = "WORK_POSITION";
    public const string Departments = "UF_DEPARTMENT";
    public const string IsOnline = "IS_ONLINE";
    public const string UserType = "USER_TYPE";
    public const string TimeZone = "TIME_ZONE";
    public const string City = "PERSONAL_CITY";
    public const string LastLogin = "LAST_LOGIN";
    public const string DateRegister = "DATE_REGISTER";

    /// <summary>What begins with it, a portal may have made for itself.</summary>
    private const string OfPortal = "UF_";

    private static readonly string[] OfUser =
    [
        Id, Active, FirstName, LastName, SecondName, Email, WorkPosition, Departments, IsOnline, UserType, TimeZone,
        City, LastLogin, DateRegister,
    ];

    private static readonly string[] All =
    [
        .. OfUser, "NAME_SEARCH", "TITLE", "TIMESTAMP_X", "LAST_ACTIVITY_DATE", "XML_ID", "PERSONAL_GENDER",
        "PERSONAL_PROFESSION", "PERSONAL_WWW", "PERSONAL_BIRTHDAY", "PERSONAL_ICQ", "PERSONAL_PHONE", "PERSONAL_FAX",
        "PERSONAL_MOBILE", "PERSONAL_PAGER", "PERSONAL_STREET", "PERSONAL_MAILBOX", "PERSONAL_STATE", "PERSONAL_ZIP",
        "PERSONAL_COUNTRY", "PERSONAL_NOTES", "WORK_COMPANY", "WORK_DEPARTMENT", "WORK_WWW", "WORK_PHONE", "WORK_FAX",
        "WORK_PAGER", "WORK_STREET", "WORK_MAILBOX", "WORK_CITY", "WORK_STATE", "WORK_ZIP", "WORK_COUNTRY",
        "WORK_PROFILE", "WORK_NOTES",
    ];

    private static readonly Dictionary<string, string> Folded = All
        .Select(name => (Key: name, Name: name))
        .Concat([(nameof(User.Departments), Departments), (nameof(User.FirstName), FirstName)])
        .ToDictionary(pair => SettingName.Fold(pair.Item1), pair => pair.Item2);

    /// <summary>Whether a property of <see cref="User"/> tells it.</summary>
    public static bool HasProperty(string name) => OfUser.Contains(name);

    /// <summary>The portal's name for it, in whatever spelling it is given; null for none.</summary>
    public static string? Find(string name)
    {
        string upper = name.Trim().ToUpperInvariant();
        return Folded.TryGetValue(SettingName.Fold(name), out string? known) ? known
            : upper.StartsWith(OfPortal, System.StringComparison.Ordinal) ? upper
            : null;
    }

    /// <summary>What a mistyped name was probably meant to be.</summary>
    public static string NearestHint(string typed) => NearestName.Hint(typed, All);
}
