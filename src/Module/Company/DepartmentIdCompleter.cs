using System.Globalization;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Completes the ids of departments, by id or by name.</summary>
internal sealed class DepartmentIdCompleter : PortalCompleter<Department>
{
    private protected override Task<Outcome<IReadOnlyList<Department>>> ReadAsync(
        RestClient client, CancellationToken token) =>
        new CompanyClient(client).Departments(new DepartmentQuery()).ReadNextAsync(token);

    private protected override string TextOf(Department item) => item.Id.ToString(CultureInfo.InvariantCulture);

    private protected override string NameOf(Department item) => item.Name;
}
