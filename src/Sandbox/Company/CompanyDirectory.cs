namespace Bitrix24.Sandbox;

/// <summary>Who works at the company, and where.</summary>
internal sealed class CompanyDirectory
{
    private readonly Dictionary<int, User> _users;
    private readonly Dictionary<int, Department> _departments;

    private CompanyDirectory(IEnumerable<Department> departments, IEnumerable<User> users)
    {
        _departments = departments.ToDictionary(department => department.Id);
        _users = users.ToDictionary(user => user.Id);
    }

    public IEnumerable<User> Users => _users.Values;

    public IEnumerable<Department> Departments => _departments.Values;

    public User Administrator => _users.Values.First(user => user.IsAdministrator);

    /// <summary>The whole company, with so many people; no fewer than it has names for.</summary>
    public static CompanyDirectory Seeded(int users) => new(SeedDepartments.All, SeedUsers.First(users));

    /// <summary>Just the company and its administrator.</summary>
    public static CompanyDirectory Minimal() =>
        new(SeedDepartments.All.Where(d => d.Parent is null), SeedUsers.All.Where(u => u.IsAdministrator));

    public User? FindUser(int id) => _users.TryGetValue(id, out User? user) ? user : null;

    public bool HasDepartment(int id) => _departments.ContainsKey(id);

    /// <summary>Those who work in the department itself; the departments below it have their own.</summary>
    public IEnumerable<User> StaffOf(int department) => _users.Values.Where(u => u.Departments.Contains(department));
}

/// <summary>An employee.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Name">The first name.</param>
/// <param name="LastName">The last name.</param>
/// <param name="Gender">M or F.</param>
/// <param name="Mailbox">What stands before the @ of the e-mail address.</param>
/// <param name="Position">The job.</param>
/// <param name="City">The city of residence.</param>
/// <param name="TimeZone">The time zone, by its IANA name.</param>
/// <param name="IsOnline">Whether the user is logged in.</param>
/// <param name="Departments">The departments that the user works in.</param>
internal sealed record User(
    int Id,
    string Name,
    string LastName,
    string Gender,
    string Mailbox,
    string Position,
    string City,
    string TimeZone,
    bool IsOnline,
    params int[] Departments)
{
    public string FullName => $"{Name} {LastName}";

    public string Email => $"{Mailbox}@meridian-goods.example";

    /// <summary>The one who set up the portal.</summary>
    public bool IsAdministrator => Id == 1;
}

/// <summary>A department of the company.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parent">The department above it; null for the company itself.</param>
/// <param name="Head">The user who leads it.</param>
internal sealed record Department(int Id, string Name, int? Parent, int Head);
