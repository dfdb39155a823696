namespace Bitrix24.Sandbox;

/// <summary><c>user.get</c>, <c>user.current</c> and <c>department.get</c>.</summary>
internal sealed class DirectoryMethods(CompanyDirectory company, Func<SandboxSettings> settings)
{
    private static readonly string[] UserScopes = ["user", "user_basic", "user_brief"];

    private readonly DirectoryList<User> _users = new(
    [
        new("ID", OrmType.Number, user => Php.Text(user.Id)),
        new("ACTIVE", OrmType.Truth, user => !settings().DismissedUsers.Contains(user.Id)),
        new("NAME", OrmType.Text, user => user.Name),
        new("LAST_NAME", OrmType.Text, user => user.LastName),
        new("SECOND_NAME", OrmType.Text, _ => ""),
        new("EMAIL", OrmType.Text, user => user.Email),
        new("LAST_LOGIN", OrmType.Date, _ => "2026-02-02T08:30:00+00:00"),
        new("DATE_REGISTER", OrmType.Date, user => $"2025-01-{(user.Id % 28) + 1:00}T00:00:00+00:00"),
        new("TIME_ZONE", OrmType.Text, user => user.TimeZone),
        new("IS_ONLINE", OrmType.Text, user => user.IsOnline ? "Y" : "N"),
        new("TIMESTAMP_X", OrmType.Date, _ => new JObject()),
        new("LAST_ACTIVITY_DATE", OrmType.Date, _ => new JObject()),
        new("PERSONAL_GENDER", OrmType.Text, user => user.Gender),
        new("PERSONAL_WWW", OrmType.Text, _ => ""),
        new("PERSONAL_BIRTHDAY", OrmType.Date, _ => ""),
        new("PERSONAL_MOBILE", OrmType.Text, _ => ""),
        new("PERSONAL_CITY", OrmType.Text, user => user.City),
        new("WORK_PHONE", OrmType.Text, _ => ""),
        new("WORK_POSITION", OrmType.Text, user => user.Position),
        new("UF_EMPLOYMENT_DATE", OrmType.Date, _ => ""),
        new("UF_DEPARTMENT", OrmType.Number, user => new JArray(user.Departments)),
        new("USER_TYPE", OrmType.Text, user => settings().ExtranetUsers.Contains(user.Id) ? "extranet" : "employee"),
        new("NAME_SEARCH", OrmType.Text, user => $"{user.FullName} {user.Position}") { SearchPrefix = "%" },
    ]);

    private static readonly DirectoryList<Department> Departments = new(
    [
        new("ID", OrmType.Number, department => Php.Text(department.Id)),
        new("NAME", OrmType.Text, department => department.Name),
        new("SORT", OrmType.Number, _ => 500),
        // The company itself has nothing above it, and then no such field.
        new("PARENT", OrmType.Number, department => department.Parent is { } id ? new JValue(Php.Text(id)) : null)
        {
            Compared = department => Php.Text(department.Parent ?? 0),
        },
        new("UF_HEAD", OrmType.Number, department => Php.Text(department.Head)),
    ]);

    public IEnumerable<RestMethod> Methods =>
    [
        new("user.get", UserScopes, call => _users.Answer(company.Users, call)),
        new("user.current", UserScopes, call => new MethodResult(Current(call.Caller.User))),
        new("department.get", ["department"], call => Departments.Answer(company.Departments, call)),
    ];

    /// <summary>Two dates that lists have as empty objects are texts here, each in a form of its own.</summary>
    private JObject Current(User user)
    {
        JObject shown = _users.Render(user);
        shown["TIMESTAMP_X"] = "02.02.2026 08:30:00";
        shown["LAST_ACTIVITY_DATE"] = "2026-02-02 08:45:00";
        return shown;
    }
}
