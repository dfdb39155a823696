namespace Bitrix24.Sandbox;

/// <summary>The habits that <c>user.get</c> and <c>department.get</c> share: filter, sort, pages of 50.</summary>
internal sealed class DirectoryList<TRow>(IReadOnlyList<ListField<TRow>> fields)
{
    private const int PageSize = 50;

    public MethodResult Answer(IEnumerable<TRow> rows, MethodCall call)
    {
        OrmFilter<TRow> filter = Filter(call);
        List<TRow> found = Order(call).Sort(rows.Where(filter.Accepts)).ToList();

        int start = Php.Int(call.InAnyCase("start"));
        IReadOnlyList<ListField<TRow>> shown = Shown(call.InAnyCase("select"));
        var page = new JArray(found.Skip(start).Take(PageSize).Select(row => Render(row, shown)));

        // A negative start asks the portal not to count.
        if (start < 0)
            return new MethodResult(page);
        return new MethodResult(page, found.Count, start + PageSize < found.Count ? start + PageSize : null);
    }

    public JObject Render(TRow row) => Render(row, Shown(select: null));

    private static JObject Render(TRow row, IEnumerable<ListField<TRow>> shown)
    {
        var rendered = new JObject();
        foreach (ListField<TRow> field in shown)
        {
            if (field.Render(row) is { } value)
                rendered[field.Name] = value;
        }
        return rendered;
    }

    private ListField<TRow>? Find(string name) =>
        fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Conditions stand in FILTER, and beside it too. What is no field is ignored.</summary>
    private OrmFilter<TRow> Filter(MethodCall call)
    {
        var filter = new OrmFilter<TRow>();
        foreach (KeyValuePair<string, JToken> item in Php.Items(call.Parameters).Where(item => IsCondition(item.Key))
            .Concat(Php.Items(call.InAnyCase("filter"))))
        {
            (OrmOperator comparison, string name) = OrmOperator.Split(item.Key);
            if (Find(name) is not { } field)
                continue;
            if (item.Key.Length == name.Length && field.SearchPrefix is { } prefix)
                comparison = OrmOperator.Split(prefix).Operator;
            filter.Add(field.ToOrm(), comparison, item.Value);
        }
        return filter;
    }

    // It names a field to sort by, in any case; department.get has a field SORT as well, which is no condition then.
    private static bool IsCondition(string key) => !key.Equals("sort", StringComparison.OrdinalIgnoreCase);

    private OrmOrder<TRow> Order(MethodCall call)
    {
        var order = new OrmOrder<TRow>();
        JToken? sort = call.InAnyCase("sort");
        if (Find(Php.IsSet(sort) ? Php.Text(sort) : "ID") is { } field)
        {
            bool isDescending = Php.Text(call.InAnyCase("order")).Equals("DESC", StringComparison.OrdinalIgnoreCase);
            order.Add(field.ToOrm(), isDescending);
        }
        return order;
    }

    private List<ListField<TRow>> Shown(JToken? select)
    {
        List<string> names = Php.Items(select).Select(item => Php.Text(item.Value)).ToList();
        return fields
            .Where(field => field.SearchPrefix is null)
            .Where(field => names.Count == 0 || names.Any(name => Covers(name, field.Name)))
            .ToList();
    }

    private static bool Covers(string mask, string name) => mask.EndsWith("*", StringComparison.Ordinal)
        ? name.StartsWith(mask.TrimEnd('*'), StringComparison.OrdinalIgnoreCase)
        : name.Equals(mask, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A field of a directory's list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">How its values compare.</param>
/// <param name="Render">Its value in an answer; null leaves it out.</param>
internal sealed record ListField<TRow>(string Name, OrmType Type, Func<TRow, JToken?> Render)
{
    /// <summary>Set for a field that can be searched and is never shown: how a search without prefix works.</summary>
    public string? SearchPrefix { get; init; }

    /// <summary>What a filter and an order see; what is rendered, by default.</summary>
    public Func<TRow, JToken?>? Compared { get; init; }

    public OrmField<TRow> ToOrm() => new(Name, Type, row => Values((Compared ?? Render)(row)));

    private static IEnumerable<string?> Values(JToken? rendered) => rendered switch
    {
        JArray list => list.Select(item => (string?)Php.Text(item)),
        JObject => [],
        null => [],
        // PHP writes false as an empty text, which would be no value at all.
        JValue { Value: bool flag } => [flag ? "1" : "0"],
        _ => [Php.Text(rendered)],
    };
}
