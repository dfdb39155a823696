namespace Bitrix24.OpenLines;

/// <summary>
/// Creates and updates open lines in one run: many at once, in as few requests as they fit into, with one outcome for
/// each, in their order. What the portal stored is read back and compared: every setting that it stored differently is
/// a notice.
/// </summary>
/// <param name="client">The portal.</param>
/// <param name="quirks">What is known of the portal; shared by all runs on it.</param>
/// <param name="readBack">Whether lines are read back. Without, an outcome has an id and a name only.</param>
public sealed class OpenLineWriter(RestClient client, PortalQuirks quirks, bool readBack = true) : IDisposable
{
    private readonly OperatorDirectory _directory = new(client, checksOperators: readBack);
    private readonly OpenLineClient _lines = new(client);
    private readonly WorkingHours _hours = new(client, quirks);
    private readonly PlanLimits _plan = new();
    private readonly CreationLedger _ledger = new(client);
    private readonly TimeSpan _begun = client.Clock.Elapsed;
    private volatile bool _isPrepared;

    /// <summary>How many inputs fit into one request together with their reading back.</summary>
    public static int MaxTogether => RestClient.MaxBatchLength - 1;

    /// <inheritdoc/>
    public void Dispose() => _directory.Dispose();

    /// <summary>
    /// Takes up what an earlier run has left in a journal. A new journal gets the highest id of the lines there are:
    /// above it, this run looks for lines whose answer was lost.
    /// </summary>
    /// <param name="journal">The journal of the run.</param>
    /// <param name="token">Stops it.</param>
    /// <returns>Why the id cannot be read; null where it can.</returns>
    public async Task<RestError?> PrepareAsync(RunJournal journal, CancellationToken token)
    {
        if (_isPrepared)
            return null;
        int? before = journal.HighestId;
        if (before is null && journal.EarlierCount > 0)
            return NotTrusted("has rows that were sent, but not the highest id from before them");
        if (before is null || journal.HasUnknown)
        {
            Outcome<int> highest = await _ledger.ReadHighestIdAsync(token).ConfigureAwait(false);
            if (highest.Error is { } error)
                return error;
            if (before > highest.Value)
                return NotTrusted(
                    $"says that the highest line was {before}, but the portal has none above {highest.Value}");
            if (before is null)
                journal.RecordHighestId(highest.Value);
        }
        _ledger.Resume(journal.HighestId!.Value, journal.EarlierIds);
        _isPrepared = true;
        return null;
    }

    /// <summary>
    /// Writes lines. A creation whose answer was lost is looked up, and sent again if the portal does not have it, so
    /// that each line is created once. <c>imopenlines.config.add</c>, <c>imopenlines.config.update</c>
    /// </summary>
    /// <param name="writes">The lines to create or update.</param>
    /// <param name="token">Stops it.</param>
    public async Task<IReadOnlyList<Outcome<OpenLine>>> WriteAsync(
        IReadOnlyList<LineWrite> writes, CancellationToken token)
    {
        foreach (LineWrite write in writes)
            write.SettleExisting();
        IReadOnlyList<Outcome<OpenLineSettings>> resolved = await _directory
            .ResolveAsync([.. writes.Select(write => write.Settings)], token).ConfigureAwait(false);
        for (int i = 0; i < writes.Count; i++)
            writes[i].Resolve(resolved[i]);
        LineWrite[] unsettled = [.. writes.Where(write => !write.IsSettled)];
        await CreateAsync([.. unsettled.Where(write => write.IsCreation)], token).ConfigureAwait(false);
        LineWrite[] changes = [.. unsettled.Where(write => !write.IsCreation)];
        await SendAsync(changes, token).ConfigureAwait(false);
        await ExplainAsync(changes, token).ConfigureAwait(false);
        await ReadBackAsync(
            [.. writes.Where(write => write.IsWritten && (readBack || write.HasUncheckedHours))], token)
            .ConfigureAwait(false);
        return [.. writes.Select(write => write.ToOutcome(readBack, _plan))];
    }

    /// <summary>What cannot be looked up for sure is not sent: it could be created twice.</summary>
    private static RestError NotTrusted(string problem) => new(
        OpenLineErrorCodes.OutcomeUnknown,
        $"The journal {problem}. Rows could be created twice: check the portal, then start a new journal.",
        Execution.Refused);

    /// <summary>Goes on with an earlier run.</summary>
    /// <param name="highestId">The highest id of the lines from before that run.</param>
    /// <param name="confirmed">The ids of the lines that it has created.</param>
    internal void Resume(int highestId, IEnumerable<int> confirmed) => _ledger.Resume(highestId, confirmed);

    /// <summary>Sends creations until each is known to be done, or known not to be, or can never be known.</summary>
    private async Task CreateAsync(LineWrite[] left, CancellationToken token)
    {
        if (left.Length == 0)
            return;
        // Of an earlier run it is only sure that it is over: its clock, or this one, may be wrong.
        foreach (LineWrite write in left.Where(write => write.IsUnknown))
            write.MayRunUntil = _begun + client.LongestRun;
        Outcome<int> highestId = await _ledger.ReadHighestIdAsync(token).ConfigureAwait(false);
        left[0].Notify(highestId.Notices);
        if (highestId.Error is { } error)
        {
            foreach (LineWrite write in left)
                write.Fail(error);
            return;
        }

        TimeSpan? failingSince = null;
        for (int attempt = 0; ; attempt++)
        {
            if (left.Any(write => write.IsUnknown))
            {
                await _ledger.LookUpAsync([.. left.Where(write => write.IsUnknown)], token).ConfigureAwait(false);
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
                await client.PauseAsync(AddOpenLine.MethodName, attempt, token).ConfigureAwait(false);
            using (await _ledger.BeginAsync(left, token).ConfigureAwait(false))
                await SendAsync(left, token).ConfigureAwait(false);
            left = [.. left.Where(write => write.IsUnknown)];
            failingSince ??= client.Clock.Elapsed;
        }
    }

    /// <summary>
    /// Sends the writes. Where there are several, a reading of all of them travels along in the same batch.
    /// </summary>
    private async Task SendAsync(LineWrite[] writes, CancellationToken token)
    {
        if (writes.Length == 0)
            return;
        (bool isKnown, bool isDotted) = (quirks.IsTimeNotationKnown, quirks.TakesDottedTimes);
        foreach (LineWrite write in writes.Where(write => WorkingHours.AreIn(write.Settings)))
        {
            write.SentDotted = isDotted;
            write.HasUncheckedHours = !isKnown;
        }
        Request<int>[] requests = [.. writes.Select(write => write.ToRequest(isDotted))];
        JToken[] ids = [.. writes.Select((write, place) => write.Id ?? (JToken)RestClient.ResultOf(place))];
        var calls = requests.Select((request, place) => request.ToCall(writes[place])).ToList();
        bool isRead = readBack || Array.Exists(writes, write => write.HasUncheckedHours);
        bool readsAlong = isRead && writes.Length > 1 && writes.Length <= MaxTogether;
        var reading = new ListOpenLines
        {
            Filter = new JObject { ["ID"] = new JArray(ids.AsEnumerable()) },
            Limit = ids.Length,
            Selection = Selection,
            IsFollowUp = true,
        };
        if (readsAlong)
            calls.Add(reading.ToCall());

        IReadOnlyList<Outcome<JToken>> answers = await client.SendAsync(calls, token).ConfigureAwait(false);
        for (int i = 0; i < writes.Length; i++)
            writes[i].SetAnswer(client.Interpret(requests[i], answers[i]), answers[i].Error);
        if (!readsAlong || client.Interpret(reading, answers[writes.Length]) is not { IsSuccess: true } read)
            return;
        for (int i = 0; i < writes.Length; i++)
        {
            // A write that was sent again came later than the reading.
            if (writes[i].IsWritten && !answers[i].WasRepeated)
                writes[i].Line = read.Value.FirstOrDefault(line => line.Id == writes[i].Written!.Value);
        }
    }

    private OpenLineSelection Selection => readBack ? OpenLineSelection.Everything : WorkingHours.Selection;

    /// <summary>
    /// Finds out why the portal has answered <c>false</c> to changes: whether the lines are there.
    /// </summary>
    private async Task ExplainAsync(LineWrite[] changes, CancellationToken token)
    {
        LineWrite[] refused =
            [.. changes.Where(write => write.Written?.Error?.Code == OpenLineErrorCodes.OpenLineNotChanged)];
        if (refused.Length == 0)
            return;
        IReadOnlyList<Outcome<OpenLine>> lines = await _lines.GetAsync(
            [.. refused.Select(write => write.Id!.Value)], OpenLineSelection.Of([], withOperators: false), token)
            .ConfigureAwait(false);
        foreach ((LineWrite write, Outcome<OpenLine> line) in refused.Zip(lines, (write, line) => (write, line)))
        {
            if (line.Error is null)
                write.Explain(OpenLineErrors.NotChanged(write.Id!.Value, write.Settings, isThere: true));
            else if (line.Error is { Code: OpenLineErrorCodes.OpenLineNotFound } missing)
                write.Explain(missing);
        }
    }

    /// <summary>Reads what has not been read along, and corrects working hours that the portal did not take.</summary>
    private async Task ReadBackAsync(LineWrite[] writes, CancellationToken token)
    {
        await ReadAsync(writes.Where(write => write.Line is null), token).ConfigureAwait(false);
        IReadOnlyList<LineWrite> corrected = await _hours.CorrectAsync(writes, token).ConfigureAwait(false);
        await ReadAsync(corrected, token).ConfigureAwait(false);
        _hours.LearnFromCorrected(corrected);
    }

    private async Task ReadAsync(IEnumerable<LineWrite> writes, CancellationToken token)
    {
        LineWrite[] unread = [.. writes];
        for (int start = 0; start < unread.Length; start += OpenLineClient.MaxRead)
        {
            LineWrite[] page = [.. unread.Skip(start).Take(OpenLineClient.MaxRead)];
            IReadOnlyList<Outcome<OpenLine>> lines = await _lines.GetAsync(
                [.. page.Select(write => write.Written!.Value)], Selection, token)
                .ConfigureAwait(false);
            for (int i = 0; i < page.Length; i++)
                page[i].SetReadBack(lines[i]);
        }
    }
}
