namespace Bitrix24.OpenLines;

/// <summary>Reads who works at the company of one portal, and where.</summary>
/// <param name="client">The portal.</param>
public sealed class CompanyClient(RestClient client)
{
    private const int PageSize = DirectoryPages<User>.PageSize;

    /// <summary>The users of a query, page by page. <c>user.get</c></summary>
    public DirectoryPages<User> Users(UserQuery query) =>
        new(client, GetUsers.MethodName, start => new GetUsers(query, start));

    /// <summary>The departments of a query, page by page. <c>department.get</c></summary>
    public DirectoryPages<Department> Departments(DepartmentQuery query) =>
        new(client, GetDepartments.MethodName, start => new GetDepartments(query, start));

    /// <summary>
    /// Reads the users of some ids, 50 with each call; gives one outcome an id, in their order. <c>user.get</c>
    /// </summary>
    public async Task<IReadOnlyList<Outcome<User>>> GetUsersAsync(IReadOnlyList<int> ids, CancellationToken token)
    {
        int[] distinct = [.. ids.Distinct()];
        GetUsers[] requests =
        [
            .. Enumerable.Range(0, (distinct.Length + PageSize - 1) / PageSize)
                .Select(page => new GetUsers(UserQuery.OfIds(distinct.Skip(page * PageSize).Take(PageSize)))),
        ];
        IReadOnlyList<Outcome<IReadOnlyList<User>>> pages =
            await client.SendAsync<IReadOnlyList<User>>(requests, token).ConfigureAwait(false);
        Dictionary<int, Outcome<User>> found = [];
        for (int place = 0; place < distinct.Length; place++)
            found[distinct[place]] = Find(distinct[place], pages[place / PageSize]);
        return [.. ids.Select(id => found[id])];
    }

    /// <summary>
    /// Reads the departments of some ids, each with a call of its own; gives one outcome an id, in their order.
    /// <c>department.get</c>
    /// </summary>
    public async Task<IReadOnlyList<Outcome<Department>>> GetDepartmentsAsync(
        IReadOnlyList<int> ids, CancellationToken token)
    {
        GetDepartments[] requests = [.. ids.Select(id => new GetDepartments(new DepartmentQuery(Id: id)))];
        IReadOnlyList<Outcome<IReadOnlyList<Department>>> answers =
            await client.SendAsync<IReadOnlyList<Department>>(requests, token).ConfigureAwait(false);
        return [.. ids.Zip(answers, (id, answer) => answer.Map(list =>
            list.FirstOrDefault(department => department.Id == id) is { } found
                ? Outcome.Success(found)
                : Missing<Department>(CompanyErrorCodes.DepartmentNotFound, $"The portal has no department {id}.")))];
    }

    /// <summary>
    /// Finds the one active user of an e-mail address, or the one department of a name. <c>user.get</c>,
    /// <c>department.get</c>
    /// </summary>
    /// <param name="name">An entry of which the name is known, and not the id.</param>
    /// <param name="token">Stops the search.</param>
    public Task<Outcome<QueueMember>> FindAsync(QueueMember name, CancellationToken token) =>
        client.SendAsync(new FindQueueMember(name), token);

    private static Outcome<User> Find(int id, Outcome<IReadOnlyList<User>> page) => page.Map(users =>
        users.FirstOrDefault(user => user.Id == id) is { } found
            ? Outcome.Success(found)
            : Missing<User>(
                CompanyErrorCodes.UserNotFound,
                $"The portal has no user {id}, or does not show it. Bots and clients of open lines are not shown."));

    private static Outcome<T> Missing<T>(string code, string description) =>
        Outcome.Failure<T>(new RestError(code, description, Execution.Refused));
}
