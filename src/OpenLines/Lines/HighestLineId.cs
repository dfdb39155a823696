namespace Bitrix24.OpenLines;

/// <summary>The highest id of a line from before a run: what the run makes lies above. Thread-safe.</summary>
/// <param name="client">The portal.</param>
internal sealed class HighestLineId(RestClient client)
{
    private readonly object _gate = new();
    private readonly List<TaskCompletionSource<Outcome<int>>> _turns = [];

    /// <summary>The id; null while it is not known.</summary>
    public int? Value { get; set; }

    /// <summary>Asks the portal, once a run.</summary>
    /// <returns>The id; 0 where there is no line.</returns>
    public Task<Outcome<int>> ReadOnceAsync(CancellationToken token)
    {
        var turn = new TaskCompletionSource<Outcome<int>>();
        lock (_gate)
        {
            if (Value is { } known)
                return Task.FromResult(Outcome.Success(known));
            _turns.Add(turn);
            if (_turns.Count > 1)
                return turn.Task;
        }
        // Waited for by everybody in the line, and so by this one.
        _ = ReadAsync(token);
        return turn.Task;
    }

    /// <summary>Reads the id, and lets those who wait for it go on in the order in which they came.</summary>
    private async Task ReadAsync(CancellationToken token)
    {
        Action<TaskCompletionSource<Outcome<int>>, bool> end;
        try
        {
            var newest = new ListOpenLines
            {
                Order = new JObject { [OpenLineColumns.Id] = "DESC" },
                Limit = 1,
                Selection = OpenLineSelection.Of([], withOperators: false),
            };
            Outcome<IReadOnlyList<OpenLine>> answer = await client.SendAsync(newest, token).ConfigureAwait(false);
            Outcome<int> id = answer.Map(lines =>
                Outcome.Success(lines.Select(line => line.Id).DefaultIfEmpty(0).Max()));
            // Once is enough for what concerns the request.
            end = (turn, isFirst) =>
                turn.SetResult(isFirst || !id.IsSuccess ? id : Outcome.Success(id.Value));
            if (id.IsSuccess)
            {
                lock (_gate)
                    Value = id.Value;
            }
        }
        catch (Exception e)
        {
            end = (turn, _) => turn.SetException(e);
        }

        TaskCompletionSource<Outcome<int>>[] turns;
        lock (_gate)
        {
            turns = [.. _turns];
            _turns.Clear();
        }
        foreach (TaskCompletionSource<Outcome<int>> turn in turns)
            end(turn, turn == turns[0]);
    }
}
