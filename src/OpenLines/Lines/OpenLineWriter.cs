namespace Bitrix24.OpenLines;

/// <summary>
/// Makes and changes open lines in one run. Each method takes many inputs, sends as few requests as they fit into, and
/// gives one outcome an input, in their order. What the portal made of an input is read back and compared: every
/// setting that it keeps otherwise is a notice.
/// </summary>
/// <param name="client">The portal.</param>
/// <param name="habits">What is known of the portal; shared by all runs on it.</param>
/// <param name="readBack">Whether lines are read back. Without, an outcome has an id and a name only.</param>
public sealed class OpenLineWriter(RestClient client, PortalHabits habits, bool readBack = true) : IDisposable
{
    private readonly OperatorDirectory _directory = new(client);
    private readonly OpenLineClient _lines = new(client);
    private readonly CreationLedger _ledger = new(client);

    /// <summary>How many inputs fit into one request together with their reading back.</summary>
    public static int MaxTogether => RestClient.MaxBatchLength - 1;

    /// <inheritdoc/>
    public void Dispose() => _directory.Dispose();

    /// <summary>
    /// Finds the highest id of the lines there are, above which this run looks for lines whose answer was lost. The
    /// first creation does it by itself.
    /// </summary>
    /// <returns>The id; 0 where there is no line.</returns>
    public Task<Outcome<int>> PrepareAsync(CancellationToken token) => _ledger.EnsureMarkAsync(token);

    /// <summary>Goes on with an earlier run.</summary>
    /// <param name="mark">What <see cref="PrepareAsync"/> found in that run.</param>
    /// <param name="confirmed">The ids of the lines that it has made.</param>
    public void Resume(int mark, IEnumerable<int> confirmed) => _ledger.Resume(mark, confirmed);

    /// <summary>
    /// Makes lines, each once. A line whose answer was lost is looked up, and sent again if the portal does not have
    /// it. <c>imopenlines.config.add</c>
    /// </summary>
    public Task<IReadOnlyList<Outcome<OpenLine>>> CreateAsync(
        IReadOnlyList<OpenLineSettings> lines, CancellationToken token) =>
        CreateAsync([.. lines.Select(line => new LineCreation(line))], token);

    /// <inheritdoc cref="CreateAsync(IReadOnlyList{OpenLineSettings}, CancellationToken)"/>
    public Task<IReadOnlyList<Outcome<OpenLine>>> CreateAsync(
        IReadOnlyList<LineCreation> lines, CancellationToken token) => WriteAsync(
            lines,
            line => line.Settings,
            ToWrite,
            UnresolvedWrite,
            SendCreationsAsync,
            token);

    /// <summary>Changes lines. <c>imopenlines.config.update</c></summary>
    public Task<IReadOnlyList<Outcome<OpenLine>>> UpdateAsync(
        IReadOnlyList<OpenLineChange> changes, CancellationToken token) => WriteAsync(
            changes,
            change => change.Settings,
            (change, settings) =>
                new(settings, new UpdateOpenLine(change.Id, settings, habits.TakesDottedTimesOnly), change.Id),
            (_, _) => null,
            SendAsync,
            token);

    private LineWrite ToWrite(LineCreation line, OpenLineSettings settings)
    {
        var write = new LineWrite(settings, new AddOpenLine(settings, habits.TakesDottedTimesOnly));
        if (line.KnownId is { } id)
            write.Succeed(id);
        else if (line.SentAt is { } sentAt)
            write.Doubt(sentAt + client.LongestRun, line);
        return write;
    }

    /// <summary>
    /// A line that an earlier run has sent keeps what is known of it, although its operators cannot be found now: it
    /// is made, or it may be.
    /// </summary>
    private LineWrite? UnresolvedWrite(LineCreation line, RestError error)
    {
        if (line.KnownId is null && line.SentAt is null)
            return null;
        var settings = OpenLineSettings.Of(line.Settings);
        settings.Queue = null;
        LineWrite write = ToWrite(line, settings);
        if (line.KnownId is null)
            write.Fail(AddOpenLine.Unknown(settings, error.Description));
        return write;
    }

    private async Task<IReadOnlyList<Outcome<OpenLine>>> WriteAsync<TInput>(
        IReadOnlyList<TInput> inputs,
        Func<TInput, OpenLineSettings> settingsOf,
        Func<TInput, OpenLineSettings, LineWrite> toWrite,
        Func<TInput, RestError, LineWrite?> toUnresolved,
        Func<LineWrite[], CancellationToken, Task> send,
        CancellationToken token)
    {
        IReadOnlyList<Outcome<OpenLineSettings>> settings = await _directory
            .ResolveAsync([.. inputs.Select(settingsOf)], token).ConfigureAwait(false);
        LineWrite?[] writes =
        [
            .. inputs.Zip(settings, (input, resolved) => resolved.Error is { } error
                ? toUnresolved(input, error)
                : toWrite(input, resolved.Value)),
        ];
        LineWrite[] good = [.. writes.OfType<LineWrite>()];
        await send([.. good.Where(write => !write.IsSettled)], token).ConfigureAwait(false);
        if (readBack)
            await ReadBackAsync(good, token).ConfigureAwait(false);
        return
        [
            .. writes.Zip(settings, (write, resolved) =>
                write?.ToOutcome(readBack).With(resolved.Notices) ?? Outcome.Failure<OpenLine>(resolved.Error!)
                    .With(resolved.Notices)),
        ];
    }

    /// <summary>Sends creations until each is known to be made, or known not to be, or can never be known.</summary>
    private async Task SendCreationsAsync(LineWrite[] writes, CancellationToken token)
    {
        LineWrite[] left = [.. writes.Where(write => write.Written is null)];
        if (left.Length == 0)
            return;
        Outcome<int> mark = await _ledger.EnsureMarkAsync(token).ConfigureAwait(false);
        left[0].Notify(mark.Notices);
        if (mark.Error is { } error)
        {
            foreach (LineWrite write in left)
                write.Fail(error);
            return;
        }

        TimeSpan? failingSince = null;
        for (int attempt = 0; ; attempt++)
        {
            if (left.Any(write => write.IsDoubtful))
            {
                await _ledger.LookUpAsync([.. left.Where(write => write.IsDoubtful)], token).ConfigureAwait(false);
                left = [.. left.Where(write => !write.IsSettled)];
            }
            if (left.Length == 0)
                return;
            bool isLate = client.Clock.Elapsed - failingSince > client.RetryTimeout;
            if (attempt > 0 && (attempt >= RestClient.MaxAttempts || isLate))
            {
                foreach (LineWrite write in left)
                    write.Fail(AddOpenLine.Missing(write.Settings, write.LostAnswer!, attempt));
                return;
            }

            if (attempt > 0)
                await client.PauseAsync(AddOpenLine.Method, attempt, token).ConfigureAwait(false);
            using (await _ledger.BeginAsync(left, token).ConfigureAwait(false))
                await SendAsync(left, token).ConfigureAwait(false);
            left = [.. left.Where(write => write.IsDoubtful)];
            failingSince ??= client.Clock.Elapsed;
        }
    }

    /// <summary>
    /// Sends the writes. Where there are several, a reading of all of them travels along in the same batch.
    /// </summary>
    private async Task SendAsync(LineWrite[] writes, CancellationToken token)
    {
        JToken[] ids = [.. writes.Select((write, place) => write.Id ?? (JToken)RestClient.ResultOf(place))];
        var calls = writes.Select(write => write.Request.ToCall()).ToList();
        bool readsAlong = readBack && writes.Length > 1 && writes.Length <= MaxTogether;
        var reading = new ListOpenLines
        {
            Filter = new JObject { ["ID"] = new JArray(ids.AsEnumerable()) },
            Limit = ids.Length,
            IsFollowUp = true,
        };
        if (readsAlong)
            calls.Add(reading.ToCall());

        IReadOnlyList<Outcome<JToken>> answers = await client.SendAsync(calls, token).ConfigureAwait(false);
        for (int i = 0; i < writes.Length; i++)
            writes[i].Take(client.Interpret(writes[i].Request, answers[i]), answers[i].Error);
        if (!readsAlong || client.Interpret(reading, answers[writes.Length]) is not { IsSuccess: true } read)
            return;
        for (int i = 0; i < writes.Length; i++)
        {
            // A write that was sent again came later than the reading.
            if (writes[i].IsWritten && !answers[i].WasRepeated)
                writes[i].Line = read.Value.FirstOrDefault(line => line.Id == writes[i].Written!.Value);
        }
    }

    /// <summary>Reads what has not been read along, and corrects times of day that the portal did not take.</summary>
    private async Task ReadBackAsync(LineWrite[] writes, CancellationToken token)
    {
        await ReadAsync(writes.Where(write => write.IsWritten && write.Line is null), token).ConfigureAwait(false);
        LineWrite[] wrong = [.. writes.Where(write => write.Line is { } line
            && LineComparison.HasDefaultTimes(write.Settings, line))];
        if (wrong.Length > 0 && !habits.IsTimeNotationKnown)
            await CorrectTimesAsync(wrong, token).ConfigureAwait(false);
    }

    private async Task CorrectTimesAsync(LineWrite[] wrong, CancellationToken token)
    {
        Request<int>[] corrections = [.. wrong.Select(write => new UpdateOpenLine(
            write.Line!.Id,
            new OpenLineSettings { WorktimeFrom = write.Settings.WorktimeFrom, WorktimeTo = write.Settings.WorktimeTo },
            dottedTimes: true))];
        IReadOnlyList<Outcome<int>> answers = await client.SendAsync(corrections, token).ConfigureAwait(false);
        LineWrite[] corrected = [.. wrong.Where((_, i) => answers[i].IsSuccess)];
        await ReadAsync(corrected, token).ConfigureAwait(false);
        LineWrite[] read = [.. corrected.Where(write => write.Line is not null)];
        if (read.Length > 0)
            habits.LearnTimeNotation(read.Any(write => !LineComparison.HasDefaultTimes(write.Settings, write.Line!)));
    }

    private async Task ReadAsync(IEnumerable<LineWrite> writes, CancellationToken token)
    {
        LineWrite[] unread = [.. writes];
        for (int start = 0; start < unread.Length; start += OpenLineClient.MaxRead)
        {
            LineWrite[] page = [.. unread.Skip(start).Take(OpenLineClient.MaxRead)];
            IReadOnlyList<Outcome<OpenLine>> lines = await _lines.GetAsync(
                [.. page.Select(write => write.Written!.Value)], OpenLineSelection.Everything, token)
                .ConfigureAwait(false);
            for (int i = 0; i < page.Length; i++)
                page[i].Take(lines[i]);
        }
    }
}
