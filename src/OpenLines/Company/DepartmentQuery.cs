namespace Bitrix24.OpenLines;

/// <summary>Which departments are read; all where nothing is given. They come by id.</summary>
/// <param name="Id">The id of the department; null for any.</param>
/// <param name="ParentId">The id of the department above it; null for any.</param>
/// <param name="HeadId">The id of the user who leads it; null for any.</param>
public sealed record DepartmentQuery(int? Id = null, int? ParentId = null, int? HeadId = null);
