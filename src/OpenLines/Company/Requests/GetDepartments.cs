namespace Bitrix24.OpenLines;

/// <summary><c>department.get</c>: a page of departments, by id.</summary>
/// <param name="query">Which departments.</param>
/// <param name="start">How many departments are passed over first.</param>
internal sealed class GetDepartments(DepartmentQuery query, int start = 0) : Request<IReadOnlyList<Department>>
{
    public const string Method = "department.get";

    internal override RestCall ToCall()
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
        return new(Method, call);
    }

    internal override Outcome<IReadOnlyList<Department>> Read(JToken answer) => answer is JArray rows
        ? Outcome.Success<IReadOnlyList<Department>>(
            [.. rows.OfType<JObject>().Select(Department.Read).OfType<Department>()])
        : Outcome.Failure<IReadOnlyList<Department>>(OpenLineErrors.Unexpected("a list of departments", answer));
}
