using System.Globalization;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Completes users, by e-mail address, name or id: the address stands for the user.</summary>
internal sealed class UserCompleter : PortalCompleter<User>
{
    private protected override Task<Outcome<IReadOnlyList<User>>> ReadAsync(
        RestClient client, CancellationToken token) => ReadUsersAsync(client, token);

    private protected override string TextOf(User item) => AddressOf(item);

    private protected override string NameOf(User item) => item.Name ?? "";

    /// <summary>Reads the first users who work at the company.</summary>
    internal static Task<Outcome<IReadOnlyList<User>>> ReadUsersAsync(RestClient client, CancellationToken token) =>
        ReadAllAsync(new CompanyClient(client).Users(UserQuery.Of([])), token);

    /// <summary>The e-mail address; the id of a user without one.</summary>
    internal static string AddressOf(User user) =>
        string.IsNullOrEmpty(user.Email) ? user.Id.ToString(CultureInfo.InvariantCulture) : user.Email!;
}

/// <summary>Completes the operators of a queue: users by their addresses, departments by their names.</summary>
internal sealed class QueueCompleter : PortalCompleter<(string Entry, string Name)>
{
    private protected override async Task<Outcome<IReadOnlyList<(string Entry, string Name)>>> ReadAsync(
        RestClient client, CancellationToken token)
    {
        Outcome<IReadOnlyList<User>> users = await UserCompleter.ReadUsersAsync(client, token).ConfigureAwait(false);
        Outcome<IReadOnlyList<Department>> departments = await ReadAllAsync(
            new CompanyClient(client).Departments(new DepartmentQuery()), token).ConfigureAwait(false);
        return users.Map(staff => departments.Map(places => Outcome.Success<IReadOnlyList<(string, string)>>(
        [
            .. staff.Select(user => (UserCompleter.AddressOf(user), user.Name ?? "")),
            .. places.Select(place => (EntryOf(place), place.Name)),
        ])));
    }

    private protected override string TextOf((string Entry, string Name) item) => item.Entry;

    private protected override string NameOf((string Entry, string Name) item) => item.Name;

    private static string EntryOf(Department place) =>
        new QueueMember(QueueEntityType.Department, EntityId: 0, place.Name).ToString();
}
