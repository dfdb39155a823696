namespace Bitrix24.Sandbox;

/// <summary>Creates and changes lines from the <c>PARAMS</c> that callers send.</summary>
/// <param name="lines">The lines.</param>
/// <param name="queues">Makes their queues.</param>
/// <param name="queueChanged">Told of a change: the line, the queue before, whether its type is another one.</param>
/// <param name="behaviour">The portal's settings as they are now.</param>
/// <param name="clock">The portal's clock.</param>
internal sealed class LineWriter(
    LineStore lines,
    QueueBuilder queues,
    Action<Line, LineQueue, bool> queueChanged,
    Func<SandboxSettings> behaviour,
    Func<DateTimeOffset> clock)
{
    private const string Queue = "QUEUE";
    private const string Profiles = "QUEUE_USERS_FIELDS";

    /// <summary>Creates a line; null when the database does not take it.</summary>
    public Line? Create(JObject settings, User author)
    {
        if (IsTooLong(settings))
            return null;
        DateTimeOffset now = clock();
        Line line = lines.Create(now);
        line[LineColumns.Id] = Php.Text(line.Id);
        line[LineColumns.Created] = Envelope.Date(now);
        Apply(settings, line);
        Mark(line, author, now);

        LineQueue queue = queues.Build(queues.Read(settings[Queue]));
        // A line without anyone to answer it is not created: whoever creates it has to.
        line.Queue = queue.Seats.Count > 0 ? queue : queues.Of(author);
        if (Php.IsArray(settings[Queue]))
            line.Queue = line.Queue.WithProfiles(settings[Profiles]);
        return line;
    }

    /// <summary>Changes a line; false when the portal will not, and then nothing has changed.</summary>
    public bool Change(Line line, JObject settings, User author)
    {
        LineQueue? queue = null;
        if (Php.IsArray(settings[Queue]))
        {
            queue = queues.Build(queues.Read(settings[Queue]));
            if (queue.Seats.Count == 0 && QueueBuilder.IsRefused(settings[Queue]!))
                return false;
            // Of users who are gone, whoever writes takes the place.
            if (queue.Seats.Count == 0)
                queue = queues.Of(author);
        }
        if (IsTooLong(settings))
            return false;

        string? type = line[LineColumns.QueueType];
        LineQueue before = line.Queue;
        Apply(settings, line);
        // It counts by being there, whatever it says.
        if (!Php.IsSet(settings["SKIP_MODIFY_MARK"]))
            Mark(line, author, clock());
        if (queue is not null)
            line.Queue = queue.WithProfiles(settings[Profiles]);
        queueChanged(line, before, type != line[LineColumns.QueueType]);
        return true;
    }

    private bool IsTooLong(JObject settings) => settings.Properties().Any(setting =>
        LineColumns.Find(setting.Name) is { Length: { } length } column
        && Php.IsSet(setting.Value)
        && Store(column, setting.Value)?.Length > length);

    private void Apply(JObject sent, Line line)
    {
        JObject settings = WorkTime.Read(sent, behaviour().DocumentedWorkTime);
        foreach (KeyValuePair<string, JToken?> setting in settings)
        {
            if (LineColumns.Find(setting.Key) is { IsReadOnly: false } column && Php.IsSet(setting.Value))
                line[column] = IsOpen(column.Gate, settings) ? Store(column, setting.Value!) : column.Initial;
        }
        if (string.IsNullOrWhiteSpace(line[LineColumns.Name]))
            line[LineColumns.Name] = $"Open Channel #{line.Id}";
        if (behaviour().Plan is SandboxPlan.Basic)
            Restrict(line);
        lines.Note(line);
    }

    private static void Restrict(Line line)
    {
        if (line[LineColumns.QueueType] == "all")
            line[LineColumns.QueueType] = "evenly";
        line[LineColumns.KeepsHours] = "N";
        line[LineColumns.AsksForRating] = "N";
    }

    private string? Store(LineColumn column, JToken value) =>
        column.Store(column == LineColumns.Name && behaviour().StoreName is { } store ? store(Php.Text(value)) : value);

    private static void Mark(Line line, User author, DateTimeOffset now)
    {
        line[LineColumns.Modified] = Envelope.Date(now);
        line[LineColumns.ModifiedBy] = Php.Text(author.Id);
    }

    private static bool IsOpen(string? gate, JObject settings) => gate is null || IsYes(settings[gate]);

    private static bool IsYes(JToken? flag) => flag is not null && Php.EqualsWord(flag, "Y");
}
