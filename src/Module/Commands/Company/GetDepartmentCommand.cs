namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Reads departments: all, or those of some names, of a parent or of a head; or those of some ids.
/// REST: <c>department.get</c>.
/// </summary>
[RestMethod("department.get")]
[Cmdlet(VerbsCommon.Get, "B24Department", DefaultParameterSetName = ByName)]
[OutputType(typeof(Department))]
public sealed class GetDepartmentCommand : DirectoryCommand<Department>
{
    private const string ByName = "Name";
    private const string ById = "Id";
    private const string ByRow = "Row";

    private static readonly string[] IdNames = ["Id", "DepartmentId"];

    /// <summary>Names, with wildcards; all departments when none is given.</summary>
    [Parameter(Position = 0, ParameterSetName = ByName)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>The department that they stand right below, or its id.</summary>
    [Parameter(ParameterSetName = ByName)]
    [Id(IdKinds.Department)]
    [ArgumentCompleter(typeof(DepartmentIdCompleter))]
    public int? Parent { get; set; }

    /// <summary>The user who leads them, or the id.</summary>
    [Parameter(ParameterSetName = ByName)]
    [Id(IdKinds.User)]
    public int? Head { get; set; }

    /// <summary>The ids of departments, from 1.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ById)]
    [Alias("DepartmentId", "DEPARTMENT_ID")]
    [Ids(IdKinds.Department)]
    [ArgumentCompleter(typeof(DepartmentIdCompleter))]
    public int[]? Id { get; set; }

    /// <summary>
    /// A department, a row or a hashtable that has an Id, or a bare id; or a user, for the departments of theirs.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByRow)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    private protected override string Activity => "Reading departments";

    private protected override int? ExpectedCount => Id?.Length;

    private protected override object? Target => InputObject;

    private protected override void ProcessInput()
    {
        foreach (int id in Id ?? [])
            Submit(id, id);
        if (ParameterSetName != ByRow)
            return;
        if (InputObject is { BaseObject: User user })
        {
            foreach (int id in user.Departments ?? new([]))
                Submit(id);
        }
        else
            Submit(IdInput.Read(InputObject, IdNames, IdKinds.Department));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == ByName)
            WriteFound(ReadOnce(() => NamePattern.AllOf(Name), Name));
        base.EndProcessing();
    }

    private protected override Task<IReadOnlyList<Outcome<Department>>> RunAsync(
        IReadOnlyList<int> inputs, CancellationToken token) => Company.GetDepartmentsAsync(inputs, token);

    private void WriteFound(NamePattern[] names)
    {
        var query = new DepartmentQuery(ParentId: Parent, HeadId: Head);
        if (WritePages(Company.Departments(query), department => NamePattern.AnyMatches(names, department.Name)))
            TellMissing(names, name => new RestError(
                CompanyErrorCodes.DepartmentNotFound,
                $"The portal has no department named '{name}' among those that were asked for.",
                Execution.Refused));
    }
}
