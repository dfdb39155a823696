namespace Bitrix24.OpenLines;

/// <summary>
/// Knows of the users and departments of queues whether there is anybody to answer: a user who works at the company, a
/// department that has one. Each is looked up once a run, many in one request. <c>user.get</c>, <c>department.get</c>
/// </summary>
/// <param name="client">The portal.</param>
internal sealed class LivingOperators(RestClient client)
{
    private const int PageSize = DirectoryPages<User>.PageSize;

    /// <summary>Why nobody answers for a member; null where somebody does, or where it cannot be known.</summary>
    private readonly Dictionary<QueueMember, string?> _known = [];
    private bool _hasFailed;

    /// <summary>Looks up those that are not known yet.</summary>
    /// <returns>What a person should know about it.</returns>
    public async Task<IReadOnlyList<string>> LookUpAsync(IEnumerable<QueueMember> members, CancellationToken token)
    {
        QueueMember[] unknown = [.. members.Distinct().Where(member => !_known.ContainsKey(member))];
        if (unknown.Length == 0)
            return [];
        int[] users = IdsOf(unknown, QueueEntityType.User);
        int[] departments = IdsOf(unknown, QueueEntityType.Department);
        int[][] pages = [.. users.Select((id, place) => (id, place)).GroupBy(user => user.place / PageSize)
            .Select(page => page.Select(user => user.id).ToArray())];

        GetUsers[] ofUsers = [.. pages.Select(page => new GetUsers(UserQuery.OfIds(page)))];
        GetDepartments[] ofDepartments =
            [.. departments.Select(id => new GetDepartments(new DepartmentQuery(Id: id)))];
        GetDepartments[] below = [.. departments.Select(id => new GetDepartments(new DepartmentQuery(ParentId: id)))];
        GetUsers[] staff = [.. departments.Select(id => new GetUsers(UserQuery.Of([], [id])))];
        IReadOnlyList<Outcome<JToken>> answers = await client.SendAsync(
            [
                .. ofUsers.Select(request => request.ToCall()),
                .. ofDepartments.Concat(below).Select(request => request.ToCall()),
                .. staff.Select(request => request.ToCall()),
            ],
            token).ConfigureAwait(false);

        int next = 0;
        Outcome<IReadOnlyList<T>>[] Take<T>(IReadOnlyList<Request<IReadOnlyList<T>>> requests) =>
            [.. requests.Select(request => client.Interpret(request, answers[next++]))];
        Outcome<IReadOnlyList<User>>[] foundUsers = Take(ofUsers);
        Outcome<IReadOnlyList<Department>>[] found = Take(ofDepartments);
        Outcome<IReadOnlyList<Department>>[] foundBelow = Take(below);
        Outcome<IReadOnlyList<User>>[] foundStaff = Take(staff);

        for (int place = 0; place < users.Length; place++)
        {
            _known[new(QueueEntityType.User, users[place])] =
                foundUsers[place / PageSize] is { IsSuccess: true } page ? ReasonOf(users[place], page.Value) : null;
        }
        for (int place = 0; place < departments.Length; place++)
        {
            _known[new(QueueEntityType.Department, departments[place])] =
                ReasonOf(departments[place], found[place], foundBelow[place], foundStaff[place]);
        }
        return Notices(answers);
    }

    /// <summary>Why a queue has nobody who answers; null where it has somebody.</summary>
    public RestError? Refusal(OperatorQueue queue)
    {
        string?[] reasons = [.. queue.Members.Select(member => _known[member])];
        if (reasons.Length == 0 || reasons.Contains(null))
            return null;
        return new RestError(
            OpenLineErrorCodes.NobodyInQueue,
            $"Nobody would answer: {string.Join("; ", reasons)}. A portal puts the calling user in such a queue, or " +
            "refuses the change. Give somebody who works at the company.",
            Execution.Refused);
    }

    private static int[] IdsOf(IEnumerable<QueueMember> members, QueueEntityType type) =>
        [.. members.Where(member => member.EntityType == type).Select(member => member.EntityId)];

    private static string? ReasonOf(int id, IReadOnlyList<User> found) =>
        found.FirstOrDefault(user => user.Id == id) switch
        {
            null => $"there is no user {id}",
            { Active: false } user => $"{user} was dismissed",
            { } user when IsGuest(user) => $"{user} is a guest from outside",
            _ => null,
        };

    private static bool IsGuest(User user) => Choice<UserType>.Known(user.UserType) is UserType.Extranet;

    private static string? ReasonOf(
        int id,
        Outcome<IReadOnlyList<Department>> found,
        Outcome<IReadOnlyList<Department>> below,
        Outcome<IReadOnlyList<User>> staff)
    {
        if (!found.IsSuccess)
            return null;
        if (found.Value.FirstOrDefault(one => one.Id == id) is not { } department)
            return $"there is no department {id}";
        // Portals differ in whether the staff of the departments below counts.
        bool isEmpty = staff.IsSuccess && staff.Value.All(IsGuest) && below is { IsSuccess: true, Value.Count: 0 };
        return isEmpty ? $"nobody works in department {department}" : null;
    }

    /// <summary>That it could not be looked up is said once.</summary>
    private List<string> Notices(IReadOnlyList<Outcome<JToken>> answers)
    {
        var notices = answers.SelectMany(answer => answer.Notices).ToList();
        if (!_hasFailed && answers.FirstOrDefault(answer => !answer.IsSuccess)?.Error is { } error)
        {
            _hasFailed = true;
            notices.Add(
                $"Whether the operators of the queues work at the company could not be looked up. {error.Description}");
        }
        return notices;
    }
}
