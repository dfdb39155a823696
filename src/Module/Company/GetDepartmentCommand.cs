namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Reads departments: all, or those of some names, of a parent or of a head; or those of some ids.
/// REST: <c>department.get</c>.
/// </summary>
[RestMethod("department.get")]
[Progress("Reading departments")]
[Cmdlet(VerbsCommon.Get, "B24Department", DefaultParameterSetName = ByName)]
[OutputType(typeof(Department))]
public sealed class GetDepartmentCommand : LookupCmdlet<Department>
{
    /// <summary>The department that they stand right below, or its id.</summary>
    [Parameter(ParameterSetName = ByName)]
    [ArgumentCompleter(typeof(DepartmentIdCompleter))]
    public DepartmentRef? Parent { get; set; }

    /// <summary>The user who leads them, or the id.</summary>
    [Parameter(ParameterSetName = ByName)]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserRef? Head { get; set; }

    /// <summary>The ids of departments, from 1.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ById)]
    [Alias("DepartmentId", "DEPARTMENT_ID")]
    [ArgumentCompleter(typeof(DepartmentIdCompleter))]
    public DepartmentRef[]? Id { get; set; }

    internal override ErrorHelpTable ErrorHelp => CompanyErrorHelp.Table;

    private protected override int[] Ids => Id.ReadAll();

    private protected override IdKind Kind => IdKind.Department;

    /// <summary>A piped user stands for the departments that they work in.</summary>
    internal override IReadOnlyCollection<(int Request, object? Target)> Requests() =>
        InputObject is { BaseObject: User user }
            ? [.. (user.Departments ?? new([])).Select(id => (id, Target))]
            : base.Requests();

    internal override Task<IReadOnlyList<Outcome<Department>>> SendAsync(
        IReadOnlyList<int> requests, CancellationToken token) =>
        new CompanyClient(Client).GetDepartmentsAsync(requests, token);

    private protected override void WriteNamed(NamePattern[] names)
    {
        DepartmentQuery query = ReadOnce(() => new DepartmentQuery(ParentId: Parent.Read(), HeadId: Head.Read()), null);
        DirectoryPages<Department> pages = new CompanyClient(Client).Departments(query);
        var filter = new NameFilter<Department>(names, department => [department.Name]);
        while (pages.HasMore)
        {
            if (Ask(pages.ReadNextAsync, target: null) is not { } page)
                return;
            WriteFound(filter.Take(page));
        }
        WriteFound(filter.Rest());
        foreach (NamePattern missing in NamePattern.Missing(names))
            Fail(new RestError(
                CompanyErrorCodes.DepartmentNotFound,
                $"The portal has no department named '{missing.Text}' among those that were asked for.",
                Execution.Refused), missing.Text);
    }
}
