namespace Bitrix24.OpenLines;

/// <summary><c>imopenlines.config.add</c>: makes a line and answers its id.</summary>
internal sealed class AddOpenLine(OpenLineSettings settings, bool dottedTimes = false)
    : Request<int>(MethodName, CallKind.Creation)
{
    public const string MethodName = "imopenlines.config.add";

    internal override JObject Parameters() => new() { ["PARAMS"] = settings.ToParameters(dottedTimes) };

    internal override Outcome<int> Read(JToken answer) => answer switch
    {
        JValue { Value: false } => Outcome.Failure<int>(new RestError(
            OpenLineErrorCodes.OpenLineNotCreated,
            $"The portal did not create '{settings.Name}' and did not say why (it answered false).",
            Execution.Refused)),
        JValue value when NumberFormat.TryParse((string?)value) is { } id and > 0 => Outcome.Success(id),
        // The line may have been created: it is looked up.
        _ => Unexpected("an id", answer),
    };

    /// <summary>Nobody knows what became of the line.</summary>
    public override RestError Unknown(string reason, int? status = null) =>
        OpenLineErrors.Unknown($"'{settings.Name}' was created", reason, status);

    /// <summary>The portal does not have the line, however often it was sent.</summary>
    public static RestError Missing(OpenLineSettings settings, RestError last, int attempts) => new(
        OpenLineErrorCodes.OpenLineNotCreated,
        $"'{settings.Name}' was not created{(attempts > 1 ? $" in {attempts} attempts" : "")}. {last.Description}",
        Execution.NotRun,
        last.Status);
}

/// <summary>
/// <c>imopenlines.config.update</c>: gives a line the settings that are given, and leaves the others.
/// </summary>
internal sealed class UpdateOpenLine(int id, OpenLineSettings settings, bool dottedTimes = false)
    : Request<int>("imopenlines.config.update", CallKind.Change)
{
    internal override JObject Parameters() =>
        new() { ["CONFIG_ID"] = id, ["PARAMS"] = settings.ToParameters(dottedTimes) };

    internal override Outcome<int> Read(JToken answer) => answer is JValue { Value: true }
        ? Outcome.Success(id)
        : answer is JValue { Value: false }
            ? Outcome.Failure<int>(OpenLineErrors.NotChanged(id, settings, isThere: false))
            : Unexpected("true", answer);
}

/// <summary><c>imopenlines.config.delete</c>: removes a line with its sessions and connectors, for good.</summary>
/// <param name="id">The id of the line, from 1.</param>
/// <param name="wasSent">
/// Whether an earlier run sent it and did not get the answer: a line that is gone has been removed, then.
/// </param>
public sealed class RemoveOpenLine(int id, bool wasSent = false)
    : Request<int>("imopenlines.config.delete", CallKind.Change)
{
    /// <summary>The id of the line.</summary>
    public int Id => id;

    internal override JObject Parameters() => new() { ["CONFIG_ID"] = id };

    internal override Outcome<int> Read(JToken answer) => answer switch
    {
        JValue { Value: true } => Outcome.Success(id),
        JValue { Value: false } when wasSent => Outcome.Success(id),
        JValue { Value: false } => Outcome.Failure<int>(OpenLineErrors.NotFound(id)),
        _ => Unexpected("true", answer),
    };

    /// <summary>That the line is gone is what the lost answer would have said.</summary>
    internal override Outcome<int> ReadAfterLostAnswer(JToken answer) =>
        answer is JValue { Value: bool } ? Outcome.Success(id) : Read(answer);
}

/// <summary><c>imopenlines.config.get</c>: one line, with the places of its operators in the queue.</summary>
/// <param name="id">The id of the line.</param>
/// <param name="withOffline">Whether operators who are offline are among them.</param>
internal sealed class GetOpenLine(int id, bool withOffline) : Request<OpenLine>("imopenlines.config.get")
{
    internal override JObject Parameters() => new()
    {
        ["CONFIG_ID"] = id,
        ["WITH_QUEUE"] = "Y",
        ["SHOW_OFFLINE"] = withOffline ? "Y" : "N",
    };

    internal override Outcome<OpenLine> Read(JToken answer) => answer switch
    {
        JObject fields when OpenLine.Read(fields, withOperators: true) is { } line => Outcome.Success(line),
        JValue { Value: false } => Outcome.Failure<OpenLine>(OpenLineErrors.NotFound(id)),
        _ => Unexpected("an open line", answer),
    };
}

/// <summary>
/// <c>imopenlines.config.list.get</c>: some lines. The only method that tells the departments of a queue, and one
/// request of it reads as many lines as four batches of <c>config.get</c>.
/// </summary>
internal sealed class ListOpenLines() : Request<IReadOnlyList<OpenLine>>(MethodName)
{
    public const string MethodName = "imopenlines.config.list.get";

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

    public override CallKind Kind => IsFollowUp ? CallKind.FollowUp : CallKind.Read;

    /// <summary>The lines of some ids; those that do not exist are not in the answer.</summary>
    /// <param name="ids">At most <see cref="MaxPage"/> ids.</param>
    /// <param name="selection">What of each line.</param>
    public static ListOpenLines WithIds(IReadOnlyCollection<int> ids, OpenLineSelection selection) => new()
    {
        Filter = new JObject { ["ID"] = new JArray(ids) },
        Limit = ids.Count,
        Selection = selection,
    };

    internal override JObject Parameters()
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
        return call;
    }

    internal override Outcome<IReadOnlyList<OpenLine>> Read(JToken answer)
    {
        if (answer is not JArray rows)
            return Unexpected("a list of open lines", answer);
        OpenLine[] lines =
            [.. rows.OfType<JObject>().Select(row => OpenLine.Read(row, Selection.WithOperators)).OfType<OpenLine>()];
        // A row that is skipped would be a line that is missing, and so could be created again.
        return lines.Length == rows.Count
            ? Outcome.Success<IReadOnlyList<OpenLine>>(lines)
            : Unexpected("a list of open lines", answer);
    }
}
