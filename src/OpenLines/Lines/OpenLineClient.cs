namespace Bitrix24.OpenLines;

/// <summary>
/// Reads the open lines of one portal. Each method takes many inputs, sends as few requests as they fit
/// into, and gives one outcome an input, in their order.
/// </summary>
/// <param name="client">The portal.</param>
public sealed class OpenLineClient(RestClient client)
{
    /// <summary>How many lines are read in one request at the most.</summary>
    public const int MaxRead = ListOpenLines.MaxPage;

    /// <summary>How many lines are read in one request together with the places in their queues.</summary>
    public static int MaxReadWithQueue => RestClient.MaxBatchLength - 1;

    /// <summary>Reads the lines of the given ids. <c>imopenlines.config.list.get</c></summary>
    /// <param name="ids">At most <see cref="MaxRead"/> ids; the same one may come twice.</param>
    /// <param name="selection">What is read of each.</param>
    /// <param name="token">Stops the reading.</param>
    public async Task<IReadOnlyList<Outcome<OpenLine>>> GetAsync(
        IReadOnlyList<int> ids, OpenLineSelection selection, CancellationToken token)
    {
        Outcome<IReadOnlyList<OpenLine>> answer = await client
            .SendAsync(ListOpenLines.WithIds([.. ids.Distinct()], selection), token).ConfigureAwait(false);
        return ById(ids, answer);
    }

    /// <summary>
    /// Reads the lines of the given ids with every operator's place in the queue. <c>imopenlines.config.get</c>, and
    /// <c>imopenlines.config.list.get</c> for the departments.
    /// </summary>
    /// <param name="ids">At most <see cref="MaxReadWithQueue"/> ids; the same one may come twice.</param>
    /// <param name="selection">What is read of each, beside the operators.</param>
    /// <param name="withOffline">Whether operators who are offline are among them.</param>
    /// <param name="token">Stops the reading.</param>
    public async Task<IReadOnlyList<Outcome<OpenLine>>> GetWithQueueAsync(
        IReadOnlyList<int> ids, OpenLineSelection selection, bool withOffline, CancellationToken token)
    {
        int[] distinct = [.. ids.Distinct()];
        GetOpenLine[] requests = [.. distinct.Select(id => new GetOpenLine(id, withOffline))];
        var list = ListOpenLines.WithIds(distinct, selection);
        IReadOnlyList<Outcome<JToken>> answers = await client
            .SendAsync([.. requests.Select(request => request.ToCall()), list.ToCall()], token).ConfigureAwait(false);

        var queues = requests.Zip(answers, client.Interpret)
            .Zip(distinct, (queue, id) => (id, queue))
            .ToDictionary(pair => pair.id, pair => pair.queue);
        return
        [
            .. ById(ids, client.Interpret(list, answers[distinct.Length])).Zip(ids, (outcome, id) => outcome.Map(line =>
                queues[id].Map(queue =>
                {
                    line.SetQueueFrom(queue, withOffline);
                    return Outcome.Success(line);
                }))),
        ];
    }

    /// <summary>Reads the lines of a query, page by page. <c>imopenlines.config.list.get</c></summary>
    /// <param name="query">Which lines, in which order.</param>
    /// <param name="selection">What is read of each.</param>
    /// <param name="skip">How many are passed over.</param>
    /// <param name="first">How many are read at the most.</param>
    public OpenLinePages Pages(
        OpenLineQuery query, OpenLineSelection selection, long skip = 0, long first = long.MaxValue) =>
        new(client, query, selection, skip, first);

    private static Outcome<OpenLine>[] ById(IReadOnlyList<int> ids, Outcome<IReadOnlyList<OpenLine>> answer)
    {
        if (answer.Error is { } error)
            return [.. ids.Select((_, i) => Outcome.Failure<OpenLine>(error).With(i == 0 ? answer.Notices : []))];

        var found = new Dictionary<int, OpenLine>();
        foreach (OpenLine line in answer.Value)
            found[line.Id] = line;
        // Once is enough for what concerns the request.
        return [.. ids.Select((id, i) => i == 0 ? answer.Map(_ => Find(id)) : Find(id))];

        Outcome<OpenLine> Find(int id) => found.TryGetValue(id, out OpenLine? line)
            ? Outcome.Success(line)
            : Outcome.Failure<OpenLine>(OpenLineErrors.NotFound(id));
    }
}
