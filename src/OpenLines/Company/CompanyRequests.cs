namespace Bitrix24.OpenLines;

/// <summary><c>user.get</c>: a page of users, by id. Bots and clients are none.</summary>
/// <param name="query">Which users.</param>
/// <param name="start">How many users are passed over first.</param>
internal sealed class GetUsers(UserQuery query, int start = 0) : Request<IReadOnlyList<User>>(MethodName)
{
    public const string MethodName = "user.get";

    internal override JObject Parameters()
    {
        var call = new JObject { ["FILTER"] = query.Conditions, ["SORT"] = UserColumns.Id, ["ORDER"] = "ASC" };
        if (start > 0)
            call["start"] = start;
        return call;
    }

    internal override Outcome<IReadOnlyList<User>> Read(JToken answer) => answer is JArray rows
        ? Outcome.Success<IReadOnlyList<User>>([.. rows.OfType<JObject>().Select(User.Read).OfType<User>()])
        : Unexpected("a list of users", answer);
}

/// <summary><c>department.get</c>: a page of departments, by id.</summary>
/// <param name="query">Which departments.</param>
/// <param name="start">How many departments are passed over first.</param>
internal sealed class GetDepartments(DepartmentQuery query, int start = 0)
    : Request<IReadOnlyList<Department>>(MethodName)
{
    public const string MethodName = "department.get";

    internal override JObject Parameters()
    {
        // SORT is a field of a department, and sort says how they come.
        var call = new JObject { ["sort"] = "ID", ["order"] = "ASC" };
        if (query.Id is { } id)
            call["ID"] = id;
        if (query.ParentId is { } parent)
            call["PARENT"] = parent;
        if (query.HeadId is { } head)
            call["UF_HEAD"] = head;
        if (start > 0)
            call["START"] = start;
        return call;
    }

    internal override Outcome<IReadOnlyList<Department>> Read(JToken answer) => answer is JArray rows
        ? Outcome.Success<IReadOnlyList<Department>>(
            [.. rows.OfType<JObject>().Select(Department.Read).OfType<Department>()])
        : Unexpected("a list of departments", answer);
}
