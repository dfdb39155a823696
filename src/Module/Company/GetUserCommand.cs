using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Reads users: those who work at the company, or of some names, departments or a filter; or those of some ids.
/// REST: <c>user.get</c>.
/// </summary>
[RestMethod("user.get")]
[Progress("Reading users")]
[Cmdlet(VerbsCommon.Get, "B24User", DefaultParameterSetName = ByName)]
[OutputType(typeof(User))]
public sealed class GetUserCommand : LookupCmdlet<User>
{
    private readonly HashSet<int> _pipedDepartments = [];

    /// <summary>E-mail addresses, with wildcards.</summary>
    [Parameter(ParameterSetName = ByName)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Email { get; set; }

    /// <summary>Departments, or their ids: users who work in one of them itself, not in one below it.</summary>
    [Parameter(ParameterSetName = ByName)]
    [ArgumentCompleter(typeof(DepartmentIdCompleter))]
    public DepartmentRef[]? Department { get; set; }

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
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserRef[]? Id { get; set; }

    internal override ErrorHelpTable ErrorHelp => CompanyErrorHelp.Table;

    private protected override int[] Ids => Id.ReadAll();

    private protected override IdKind Kind => IdKind.User;

    /// <summary>A piped department stands for those who work in it, who are read together at the end.</summary>
    internal override IReadOnlyCollection<(int Request, object? Target)> Requests()
    {
        if (InputObject is not { BaseObject: Department department })
            return base.Requests();
        _pipedDepartments.Add(department.Id);
        return [];
    }

    internal override Task<IReadOnlyList<Outcome<User>>> SendAsync(
        IReadOnlyList<int> requests, CancellationToken token) =>
        new CompanyClient(Client).GetUsersAsync(requests, token);

    private protected override void WriteNamed(NamePattern[] names)
    {
        NamePattern[] addresses = ReadOnce(() => NamePattern.AllOf(Email), Email);
        UserQuery query = ReadOnce(ReadQuery, Filter);
        if (addresses.Length == 1)
            query = query.WithEmailLike(addresses[0].LongestWord);
        // Both see each user, to know what they have matched.
        var byName = new NameFilter<User>(names, user => [user.Name]);
        var byEmail = new NameFilter<User>(addresses, user => [user.Email]);
        if (!ReadPages(query, page => WriteFound(byEmail.Take(byName.Take(page)))))
            return;
        WriteFound([.. byEmail.Take(byName.Rest()), .. byEmail.Rest()]);
        foreach (NamePattern missing in NamePattern.Missing(names))
            Fail(NotFound($"named '{missing.Text}'"), missing.Text);
        foreach (NamePattern missing in NamePattern.Missing(addresses))
            Fail(NotFound($"with the address {missing.Text}"), missing.Text);
    }

    private protected override void WriteLast()
    {
        if (_pipedDepartments.Count > 0)
            ReadPages(UserQuery.Of([], [.. _pipedDepartments], IncludeInactive), WriteFound);
    }

    private bool ReadPages(UserQuery query, Action<IReadOnlyList<User>> write)
    {
        DirectoryPages<User> pages = new CompanyClient(Client).Users(query);
        while (pages.HasMore)
        {
            if (Ask(pages.ReadNextAsync, target: null) is not { } page)
                return false;
            write(page);
        }
        return true;
    }

    private UserQuery ReadQuery() => UserQuery.Of(
        Filter is null ? [] : InputValues.Of(Filter).Pairs,
        Department is null ? null : Department.ReadAll(),
        IncludeInactive);

    private RestError NotFound(string what) => new(
        CompanyErrorCodes.UserNotFound,
        $"The portal has no{(IncludeInactive ? "" : " active")} user {what} among those that were asked for.",
        Execution.Refused);
}
