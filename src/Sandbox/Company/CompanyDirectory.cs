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
    public static CompanyDirectory Seeded(int users) => new(SeedDepartments.All, SeedUsers.Take(users));

    /// <summary>Just the company and its administrator.</summary>
    public static CompanyDirectory Minimal() =>
        new(SeedDepartments.All.Where(d => d.Parent is null), SeedUsers.All.Where(u => u.IsAdministrator));

    public User? FindUser(int id) => _users.TryGetValue(id, out User? user) ? user : null;

    public bool HasDepartment(int id) => _departments.ContainsKey(id);

    /// <summary>Those who work in the department itself; the departments below it have their own.</summary>
    public IEnumerable<User> StaffOf(int department) => _users.Values.Where(u => u.Departments.Contains(department));
}
