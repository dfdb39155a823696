using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Reads users: those who work at the company, or of some names, departments or a filter; or those of some ids.
/// REST: <c>user.get</c>.
/// </summary>
[RestMethod("user.get")]
[Cmdlet(VerbsCommon.Get, "B24User", DefaultParameterSetName = ByName)]
[OutputType(typeof(User))]
public sealed class GetUserCommand : DirectoryCommand<User>
{
    private const string ByName = "Name";
    private const string ById = "Id";
    private const string ByRow = "Row";

    private static readonly string[] IdNames = ["Id", "UserId"];

    private readonly List<int> _pipedDepartments = [];

    /// <summary>First and last names in one, with wildcards; everybody when none is given.</summary>
    [Parameter(Position = 0, ParameterSetName = ByName)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>E-mail addresses, with wildcards.</summary>
    [Parameter(ParameterSetName = ByName)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Email { get; set; }

    /// <summary>Departments, or their ids: users who work in one of them itself, not in one below it.</summary>
    [Parameter(ParameterSetName = ByName)]
    [Ids(IdKinds.Department)]
    [ArgumentCompleter(typeof(DepartmentIdCompleter))]
    public int[]? Department { get; set; }

    /// <summary>
    /// Conditions that the portal applies, which all have to hold: <c>@{ USER_TYPE = 'employee'; '&gt;ID' = 100 }</c>.
    /// </summary>
    [Parameter(ParameterSetName = ByName)]
    [ValidateNotNull]
    public IDictionary? Filter { get; set; }

    /// <summary>Reads those who no longer work here, too.</summary>
    [Parameter(ParameterSetName = ByName)]
    [Parameter(ParameterSetName = ByRow)]
    public SwitchParameter IncludeInactive { get; set; }

    /// <summary>The ids of users, from 1, whether they still work here or not.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ById)]
    [Alias("UserId", "USER_ID")]
    [Ids(IdKinds.User)]
    public int[]? Id { get; set; }

    /// <summary>A user, a row or a hashtable that has an Id, a bare id; or a department, for who works in it.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByRow)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    private protected override string Activity => "Reading users";

    private protected override int? ExpectedCount => Id?.Length;

    private protected override object? Target => InputObject;

    private protected override void ProcessInput()
    {
        foreach (int id in Id ?? [])
            Submit(id, id);
        if (ParameterSetName != ByRow)
            return;
        if (InputObject is { BaseObject: Department department })
            _pipedDepartments.Add(department.Id);
        else
            Submit(IdInput.Read(InputObject, IdNames, IdKinds.User));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == ByName)
            WriteFound(ReadOnce(() => NamePattern.AllOf(Name), Name), ReadOnce(() => NamePattern.AllOf(Email), Email));
        if (_pipedDepartments.Count > 0)
            WritePages(Company.Users(UserQuery.Of([], [.. _pipedDepartments.Distinct()], IncludeInactive)), _ => true);
        base.EndProcessing();
    }

    private protected override Task<IReadOnlyList<Outcome<User>>> RunAsync(
        IReadOnlyList<int> inputs, CancellationToken token) => Company.GetUsersAsync(inputs, token);

    private void WriteFound(NamePattern[] names, NamePattern[] addresses)
    {
        UserQuery query = ReadOnce(ReadQuery, Filter);
        if (addresses.Length == 1)
            query = query.WithEmailLike(addresses[0].LongestWord);
        // Both see each user, to know what they have matched.
        bool readAll = WritePages(Company.Users(query), user =>
            NamePattern.AnyMatches(names, user.Name) & NamePattern.AnyMatches(addresses, user.Email));
        if (!readAll)
            return;
        TellMissing(names, name => NotFound($"named '{name}'"));
        TellMissing(addresses, address => NotFound($"with the address {address}"));
    }

    private UserQuery ReadQuery() =>
        UserQuery.Of(Filter is null ? [] : InputValues.Of(Filter).Pairs, Department, IncludeInactive);

    private RestError NotFound(string what) => new(
        CompanyErrorCodes.UserNotFound,
        $"The portal has no{(IncludeInactive ? "" : " active")} user {what} among those that were asked for.",
        Execution.Refused);
}
