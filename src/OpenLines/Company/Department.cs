using System.Globalization;

namespace Bitrix24.OpenLines;

/// <summary>A department of the company. In a queue it stands for all who work in it.</summary>
/// <param name="Id">The id, from 1.</param>
/// <param name="Name">The name.</param>
/// <param name="ParentId">The id of the department above it; null for the company itself.</param>
/// <param name="HeadId">The id of the user who leads it; null where there is none.</param>
/// <param name="Sort">Its place among its kin: the smallest number comes first.</param>
public sealed record Department(int Id, string Name, int? ParentId = null, int? HeadId = null, int? Sort = null)
{
    /// <summary>The name and the id.</summary>
    public override string ToString() => $"{Name} ({Id.ToString(CultureInfo.InvariantCulture)})";

    /// <summary>Reads an entry of <c>department.get</c>; null where it has no id.</summary>
    internal static Department? Read(JObject row) => JsonField.Number(row["ID"]) is { } id
        ? new Department(
            id,
            JsonField.Text(row["NAME"]) ?? "",
            IdIn(row, "PARENT"),
            IdIn(row, "UF_HEAD"),
            JsonField.Number(row["SORT"]))
        : null;

    /// <summary>Where there is none, portals send nothing, an empty text or 0.</summary>
    private static int? IdIn(JObject row, string name) => JsonField.Number(row[name]) is { } id and > 0 ? id : null;
}

/// <summary>Which departments are read; all where nothing is given. They come by id.</summary>
/// <param name="Id">The id of the department; null for any.</param>
/// <param name="ParentId">The id of the department above it; null for any.</param>
/// <param name="HeadId">The id of the user who leads it; null for any.</param>
public sealed record DepartmentQuery(int? Id = null, int? ParentId = null, int? HeadId = null);
