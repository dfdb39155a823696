namespace Bitrix24.OpenLines;

/// <summary>One line on its way: what is sent, what was answered, what was read back.</summary>
/// <param name="settings">What it is written with.</param>
/// <param name="request">What is sent.</param>
/// <param name="id">The line's id; null where it is made.</param>
internal sealed class LineWrite(OpenLineSettings settings, Request<int> request, int? id = null)
{
    private readonly List<string> _notices = [];
    private RestError? _notRead;
    private bool _hasFailed;

    public OpenLineSettings Settings { get; } = settings;

    public Request<int> Request { get; } = request;

    /// <summary>The id of the line that is changed; null where one is made.</summary>
    public int? Id { get; } = id;

    /// <summary>The line's id, or why it was not written; null while it has not been sent.</summary>
    public Outcome<int>? Written { get; private set; }

    /// <summary>The line as it was read after the write; null where it has not been.</summary>
    public OpenLine? Line { get; set; }

    /// <summary>Whether it was sent and nobody knows yet what became of it.</summary>
    public bool IsDoubtful { get; private set; }

    /// <summary>Why it is not known what became of it, the last time that it was sent.</summary>
    public RestError? LostAnswer { get; private set; }

    /// <summary>Until when the portal may be at work on it; null where it is not.</summary>
    public DateTimeOffset? MayRunUntil { get; private set; }

    /// <summary>The inputs of earlier runs that are the same; null where it is none of them.</summary>
    public JournalGroup? Twins { get; private set; }

    /// <summary>The inputs of earlier runs that have the same name; null where it is none of them.</summary>
    public JournalGroup? Namesakes { get; private set; }

    /// <summary>Whether nothing is left to be done for it but to read it back.</summary>
    public bool IsSettled => IsWritten || _hasFailed;

    public bool IsWritten => Written is { IsSuccess: true };

    /// <summary>The line has been written, under this id.</summary>
    public void Succeed(int id)
    {
        Written = Outcome.Success(id);
        IsDoubtful = false;
    }

    /// <summary>It is known that the line was not written; it may be sent.</summary>
    public void Miss() => IsDoubtful = false;

    /// <summary>The line was not written, for good.</summary>
    public void Fail(RestError error)
    {
        Written = Outcome.Failure<int>(error);
        IsDoubtful = false;
        _hasFailed = true;
    }

    /// <summary>Takes what an answer says.</summary>
    /// <param name="written">What it means.</param>
    /// <param name="failure">Why there is no answer; null where there is one.</param>
    public void Take(Outcome<int> written, RestError? failure)
    {
        Written = written;
        IsDoubtful = written.Error is { Execution: Execution.Unclear };
        LostAnswer = IsDoubtful ? failure ?? written.Error : null;
        MayRunUntil = failure?.MayRunUntil;
    }

    /// <summary>An earlier run has sent it, and did not hear what became of it.</summary>
    /// <param name="mayRunUntil">Until when the portal may be at work on it.</param>
    /// <param name="line">What is known of it.</param>
    public void Doubt(DateTimeOffset mayRunUntil, LineCreation line)
    {
        Twins = line.Twins;
        Namesakes = line.Namesakes;
        IsDoubtful = true;
        MayRunUntil = mayRunUntil;
    }

    /// <summary>Takes what a person should hear of the requests that it needed.</summary>
    public void Notify(IEnumerable<string> notices) => _notices.AddRange(notices);

    /// <summary>Takes what was read back.</summary>
    public void Take(Outcome<OpenLine> read)
    {
        _notRead = read.Error;
        Notify(read.Notices);
        Line = read.IsSuccess ? read.Value : null;
    }

    /// <summary>A line that was written and cannot be read is still a success: it has what was sent.</summary>
    public Outcome<OpenLine> ToOutcome(bool readBack) => Written!.Map(id =>
    {
        if (Line is not null)
            return Outcome.Success(Line, [.. LineComparison.Differences(Settings, Line)]);
        var line = new OpenLine(id) { Name = Settings.Name };
        return readBack
            ? Outcome.Success(
                line, $"Open line {id} was written, but could not be read back: {_notRead?.Description}")
            : Outcome.Success(line);
    }).With(_notices);
}
