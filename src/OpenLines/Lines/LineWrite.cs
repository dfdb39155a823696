namespace Bitrix24.OpenLines;

/// <summary>
/// One open line to be created or updated, and what became of it: what is sent, what was answered, what was read back.
/// </summary>
public sealed class LineWrite : IJournaled
{
    private readonly List<string> _notices = [];
    private RestError? _notRead;
    private bool _hasFailed;

    private LineWrite(int? id, OpenLineSettings settings)
    {
        Id = id;
        Settings = settings;
    }

    /// <summary>The id of the line to update; null where a line is created.</summary>
    public int? Id { get; }

    /// <summary>The id of the line that is there already and stands for this one; null where none does.</summary>
    public int? ExistingId { get; private set; }

    /// <summary>The settings that are written.</summary>
    public OpenLineSettings Settings { get; private set; }

    string IJournaled.Content => ToRequest().ToCall().ToContent();

    string? IJournaled.Name => IsCreation ? LineName.KeyOf(Settings.Name) : null;

    CallKind IJournaled.Kind => IsCreation ? CallKind.Creation : CallKind.Change;

    internal bool IsCreation => Id is null;

    /// <summary>The line's id, or why it was not written; null while it has not been sent.</summary>
    internal Outcome<int>? Written { get; private set; }

    /// <summary>The line as it was read after the write; null where it has not been.</summary>
    internal OpenLine? Line { get; set; }

    /// <summary>Whether its times of day were last sent as <c>18.30</c>; null where this run has sent none.</summary>
    internal bool? SentDotted { get; set; }

    /// <summary>Whether its working hours have to be checked, even where nothing else is read back.</summary>
    internal bool HasUncheckedHours { get; set; }

    /// <summary>Whether it was sent and its outcome is unknown.</summary>
    internal bool IsUnknown { get; private set; }

    /// <summary>Why its outcome is unknown, the last time it was sent.</summary>
    internal RestError? LostAnswer { get; private set; }

    /// <summary>
    /// Until when the portal may be at work on it, by the client's <see cref="Clock.Elapsed"/>; null if it is not, or
    /// if an earlier run has sent it.
    /// </summary>
    internal TimeSpan? MayRunUntil { get; set; }

    /// <summary>The inputs of earlier runs that are the same; null where it is none of them.</summary>
    internal JournalGroup? SameInput { get; private set; }

    /// <summary>The inputs of earlier runs that have the same name; null where it is none of them.</summary>
    internal JournalGroup? SameName { get; private set; }

    /// <summary>Whether nothing is left to be done for it but to read it back.</summary>
    internal bool IsSettled => IsWritten || _hasFailed;

    internal bool IsWritten => Written is { IsSuccess: true };

    /// <summary>A line to create. <c>imopenlines.config.add</c></summary>
    /// <param name="settings">Its settings.</param>
    public static LineWrite Create(OpenLineSettings settings) => new(null, settings);

    /// <summary>A line to update. <c>imopenlines.config.update</c></summary>
    /// <param name="id">The id of the line, from 1.</param>
    /// <param name="settings">The settings that change, at least one; the others stay as they are.</param>
    public static LineWrite Update(int id, OpenLineSettings settings) => new(id, settings);

    /// <summary>Takes a line that is there already in the place of a new one: it is read, and not written.</summary>
    public LineWrite TakeExisting(int id)
    {
        ExistingId = id;
        return this;
    }

    /// <summary>
    /// Continues the creation of a line that an earlier run has sent. If that run knew the id, the line is only read
    /// back; if it did not, the portal is asked for the line before it is sent again.
    /// </summary>
    /// <param name="entry">What the journal of that run says.</param>
    public LineWrite ResumeFrom(JournalEntry entry)
    {
        if (entry is { State: JournalState.Done, Id: { } id })
            Succeed(id);
        else
            MarkSent(entry.SameInput, entry.SameName);
        return this;
    }

    /// <summary>The error when it is unknown whether the line was written.</summary>
    /// <param name="reason">Why, in a sentence.</param>
    public RestError Unknown(string reason) => ToRequest().Unknown(reason);

    /// <summary>What the change would change on a line. Operators that are given by name count as changes.</summary>
    public IEnumerable<SettingChange> DifferencesFrom(OpenLine line) => LineComparison.Changes(Settings, line);

    /// <summary>What is sent.</summary>
    /// <param name="dottedTimes">Whether times of day are sent as <c>18.30</c>, not as <c>18:30</c>.</param>
    internal Request<int> ToRequest(bool dottedTimes = false) => Id is { } id
        ? new UpdateOpenLine(id, Settings, dottedTimes)
        : new AddOpenLine(Settings, dottedTimes);

    /// <summary>
    /// Sets the settings with the ids of their operators. If these are not found, the line is not sent; what an earlier
    /// run knows of it stays: it was created, or it may have been.
    /// </summary>
    internal void Resolve(Outcome<OpenLineSettings> resolved)
    {
        Notify(resolved.Notices);
        if (resolved.Error is not { } error)
            Settings = resolved.Value;
        else if (IsWritten)
            Settings = new OpenLineSettings { Name = Settings.Name };
        else
            Fail(IsUnknown ? Unknown(error.Description) : error);
    }

    /// <summary>Settles what a line that is there already stands for. Nothing of it is compared or corrected.</summary>
    internal void SettleExisting()
    {
        if (ExistingId is not { } id || IsSettled)
            return;
        Succeed(id);
        Settings = new OpenLineSettings { Name = Settings.Name };
        HasUncheckedHours = false;
    }

    /// <summary>An earlier run has sent it and did not get the answer.</summary>
    internal void MarkSent(JournalGroup? sameInput = null, JournalGroup? sameName = null)
    {
        SameInput = sameInput;
        SameName = sameName;
        HasUncheckedHours = WorkingHours.AreIn(Settings);
        IsUnknown = true;
    }

    /// <summary>The portal has refused it, and this is found to be why.</summary>
    internal void Explain(RestError error) => Written = Outcome.Failure<int>(error).With(Written!.Notices);

    /// <summary>The portal does not have the line; it may be sent.</summary>
    internal void MarkMissing() => IsUnknown = false;

    /// <summary>The line has been written, under this id.</summary>
    internal void Succeed(int id)
    {
        Written = Outcome.Success(id);
        IsUnknown = false;
    }

    /// <summary>The line was not written, for good.</summary>
    internal void Fail(RestError error)
    {
        Written = Outcome.Failure<int>(error);
        IsUnknown = false;
        _hasFailed = true;
    }

    /// <summary>The portal has answered, or has not.</summary>
    /// <param name="written">What the answer means.</param>
    /// <param name="failure">Why there is no answer; null where there is one.</param>
    internal void SetAnswer(Outcome<int> written, RestError? failure)
    {
        Written = written;
        IsUnknown = written.Error is { Execution: Execution.Unclear };
        LostAnswer = IsUnknown ? failure ?? written.Error : null;
        MayRunUntil = failure?.MayRunUntil;
    }

    /// <summary>The line was read back, or could not be.</summary>
    internal void SetReadBack(Outcome<OpenLine> read)
    {
        _notRead = read.Error;
        Notify(read.Notices);
        Line = read.IsSuccess ? read.Value : null;
    }

    /// <summary>Adds warnings about the requests that it needed.</summary>
    internal void Notify(IEnumerable<string> notices) => _notices.AddRange(notices);

    /// <summary>A line that was written and cannot be read is still a success: it has what was sent.</summary>
    /// <param name="readBack">Whether lines are read back whole.</param>
    /// <param name="plan">Says once what the plan of the portal does not have.</param>
    internal Outcome<OpenLine> ToOutcome(bool readBack, PlanLimits plan) => Written!.Map(id =>
    {
        if (Line is not null && readBack)
            return Outcome.Success(Line, ExistingId is null ? [.. Differences(Line, plan)] : []);
        var line = new OpenLine(id) { Name = Settings.Name };
        if (readBack)
            return Outcome.Success(line, NotRead(id));
        if (!HasUncheckedHours)
            return Outcome.Success(line);
        return Line is null
            ? Outcome.Success(line, $"{NotRead(id)} Its working hours may be others than were sent.")
            : Outcome.Success(line, [.. DifferentHours(Line)]);
    }).With(_notices);

    private IEnumerable<string> DifferentHours(OpenLine line) => LineComparison.Differences(Settings, line)
        .Where(difference => difference.Setting.IsTimeOfDay)
        .Select(difference => difference.In(line));

    private string NotRead(int id) =>
        $"Open line {id} was written, but could not be read back: {_notRead?.Description}";

    private IEnumerable<string> Differences(OpenLine line, PlanLimits plan)
    {
        LineDifference[] all = [.. LineComparison.Differences(Settings, line)];
        if (plan.Warning(line, all) is { } warning)
            yield return warning;
        foreach (LineDifference difference in all.Where(one => !one.MayBeOfPlan))
            yield return difference.In(line);
    }
}
