namespace Bitrix24.Sandbox;

/// <summary>Sorts by one field after another.</summary>
internal sealed class OrmOrder<TRow>
{
    private readonly List<(OrmField<TRow> Field, bool IsDescending)> _fields = [];

    public void Add(OrmField<TRow> field, bool isDescending) => _fields.Add((field, isDescending));

    /// <summary>
    /// Whether rows that are sorted by a field, in which no two are equal, have to be turned round; null when they have
    /// to be sorted otherwise.
    /// </summary>
    public bool? IsDescendingBy(OrmField<TRow> field) =>
        _fields.Count == 0 ? false : _fields[0].Field == field ? _fields[0].IsDescending : null;

    public IEnumerable<TRow> Sort(IEnumerable<TRow> rows)
    {
        IOrderedEnumerable<TRow>? sorted = null;
        foreach ((OrmField<TRow> field, bool isDescending) in _fields)
        {
            var comparer = Comparer<string?>.Create((left, right) => OrmValue.Compare(field.Type, left, right));
            sorted = (sorted, isDescending) switch
            {
                (null, false) => rows.OrderBy(Key, comparer),
                (null, true) => rows.OrderByDescending(Key, comparer),
                (_, false) => sorted.ThenBy(Key, comparer),
                (_, true) => sorted.ThenByDescending(Key, comparer),
            };

            string? Key(TRow row) => field.Read(row).FirstOrDefault();
        }
        return sorted ?? rows;
    }
}
