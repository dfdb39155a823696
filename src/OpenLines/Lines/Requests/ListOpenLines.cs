namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.config.list.get</c>: some lines. The only method that tells the departments of a queue, and one
/// request of it reads as many lines as four batches of <c>config.get</c>.
/// </summary>
internal sealed class ListOpenLines : Request<IReadOnlyList<OpenLine>>
{
    public const string Method = "imopenlines.config.list.get";

    /// <summary>What the portal gives in one answer at the most; it tells neither a total nor a next page.</summary>
    public const int MaxPage = 200;

    /// <summary>Which lines, as the portal's ORM has it: <c>{">ID": 100}</c>.</summary>
    public JObject Filter { get; init; } = [];

    /// <summary>In which order: <c>{"ID": "ASC"}</c>.</summary>
    public JObject Order { get; init; } = new() { ["ID"] = "ASC" };

    /// <summary>What of each line.</summary>
    public OpenLineSelection Selection { get; init; } = OpenLineSelection.Everything;

    /// <summary>How many lines, at most <see cref="MaxPage"/>.</summary>
    public int Limit { get; init; } = MaxPage;

    /// <summary>How many lines are passed over first.</summary>
    public int Offset { get; init; }

    /// <summary>Whether the call reads what earlier calls of its batch have written.</summary>
    public bool IsFollowUp { get; init; }

    /// <summary>The lines of some ids; those that do not exist are not in the answer.</summary>
    /// <param name="ids">At most <see cref="MaxPage"/> ids.</param>
    /// <param name="selection">What of each line.</param>
    public static ListOpenLines WithIds(IReadOnlyCollection<int> ids, OpenLineSelection selection) => new()
    {
        Filter = new JObject { ["ID"] = new JArray(ids) },
        Limit = ids.Count,
        Selection = selection,
    };

    internal override RestCall ToCall()
    {
        var parameters = new JObject();
        if (Selection.Columns is { } columns)
            parameters["select"] = new JArray(columns);
        parameters["filter"] = Filter;
        parameters["order"] = Order;
        parameters["limit"] = Limit;
        parameters["offset"] = Offset;

        var call = new JObject { ["PARAMS"] = parameters };
        if (Selection.WithQueue)
            call["OPTIONS"] = new JObject { ["QUEUE"] = "Y", ["CONFIG_QUEUE"] = "Y" };
        return new(Method, call, IsFollowUp ? CallKind.FollowUp : CallKind.Read);
    }

    internal override Outcome<IReadOnlyList<OpenLine>> Read(JToken answer)
    {
        if (answer is not JArray rows)
            return Outcome.Failure<IReadOnlyList<OpenLine>>(OpenLineErrors.Unexpected("a list of open lines", answer));
        return Outcome.Success<IReadOnlyList<OpenLine>>(
            [.. rows.OfType<JObject>().Select(row => OpenLine.Read(row, Selection.WithOperators)).OfType<OpenLine>()]);
    }
}
