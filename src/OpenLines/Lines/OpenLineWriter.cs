using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Bitrix24.Rest;
using Newtonsoft.Json.Linq;

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

    /// <summary>How many inputs fit into one request together with their reading back.</summary>
    public static int MaxTogether => RestClient.MaxBatchLength - 1;

    /// <inheritdoc/>
    public void Dispose() => _directory.Dispose();

    /// <summary>Makes lines. <c>imopenlines.config.add</c></summary>
    public Task<IReadOnlyList<Outcome<OpenLine>>> CreateAsync(
        IReadOnlyList<OpenLineSettings> lines, CancellationToken token) => WriteAsync(
            lines,
            settings => settings,
            (_, settings) => new AddOpenLine(settings, habits.TakesDottedTimesOnly),
            (_, place) => RestClient.ResultOf(place),
            token);

    /// <summary>Changes lines. <c>imopenlines.config.update</c></summary>
    public Task<IReadOnlyList<Outcome<OpenLine>>> UpdateAsync(
        IReadOnlyList<OpenLineChange> changes, CancellationToken token) => WriteAsync(
            changes,
            change => change.Settings,
            (change, settings) => new UpdateOpenLine(change.Id, settings, habits.TakesDottedTimesOnly),
            (change, _) => change.Id,
            token);

    private async Task<IReadOnlyList<Outcome<OpenLine>>> WriteAsync<TInput>(
        IReadOnlyList<TInput> inputs,
        Func<TInput, OpenLineSettings> settingsOf,
        Func<TInput, OpenLineSettings, Request<int>> request,
        Func<TInput, int, JToken> idOf,
        CancellationToken token)
    {
        IReadOnlyList<Outcome<OpenLineSettings>> settings = await _directory
            .ResolveAsync([.. inputs.Select(settingsOf)], token).ConfigureAwait(false);
        var outcomes = settings.Select(outcome => outcome.Error is { } error
            ? Outcome.Failure<OpenLine>(error)
            : null).ToArray();

        int[] places = [.. Enumerable.Range(0, inputs.Count).Where(place => settings[place].IsSuccess)];
        var writes = places.Select(place => new LineWrite(
            settings[place].Value,
            request(inputs[place], settings[place].Value))).ToArray();
        JToken[] ids = [.. places.Select((place, i) => idOf(inputs[place], i))];
        await SendAsync(writes, ids, token).ConfigureAwait(false);
        if (readBack)
            await ReadBackAsync(writes, token).ConfigureAwait(false);

        for (int i = 0; i < places.Length; i++)
            outcomes[places[i]] = writes[i].ToOutcome(readBack);
        return outcomes!;
    }

    /// <summary>
    /// Sends the writes. Where there are several, a reading of all of them travels along in the same batch.
    /// </summary>
    private async Task SendAsync(LineWrite[] writes, JToken[] ids, CancellationToken token)
    {
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
            writes[i].Written = client.Interpret(writes[i].Request, answers[i]);
        if (!readsAlong || client.Interpret(reading, answers[writes.Length]) is not { IsSuccess: true } read)
            return;
        for (int i = 0; i < writes.Length; i++)
        {
            // A write that was sent again came later than the reading.
            if (writes[i].IsWritten && !answers[i].WasRepeated)
                writes[i].Line = read.Value.FirstOrDefault(line => line.Id == writes[i].Written.Value);
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
                [.. page.Select(write => write.Written.Value)], OpenLineSelection.Everything, token)
                .ConfigureAwait(false);
            for (int i = 0; i < page.Length; i++)
                page[i].Take(lines[i]);
        }
    }

    /// <summary>One line on its way: what is sent, what was answered, what was read back.</summary>
    private sealed class LineWrite(OpenLineSettings settings, Request<int> request)
    {
        private RestError? _notRead;

        public OpenLineSettings Settings { get; } = settings;

        public Request<int> Request { get; } = request;

        /// <summary>The line's id, or why it was not written.</summary>
        public Outcome<int> Written { get; set; } = null!;

        /// <summary>The line as it was read after the write; null where it has not been.</summary>
        public OpenLine? Line { get; set; }

        public bool IsWritten => Written.IsSuccess;

        public void Take(Outcome<OpenLine> read)
        {
            _notRead = read.Error;
            Line = read.IsSuccess ? read.Value : null;
        }

        /// <summary>A line that was written and cannot be read is still a success: it has what was sent.</summary>
        public Outcome<OpenLine> ToOutcome(bool readBack) => Written.Map(id =>
        {
            if (Line is not null)
                return Outcome.Success(Line, [.. LineComparison.Differences(Settings, Line)]);
            var line = new OpenLine(id) { Name = Settings.Name };
            return readBack
                ? Outcome.Success(
                    line, $"Open line {id} was written, but could not be read back: {_notRead?.Description}")
                : Outcome.Success(line);
        });
    }
}
