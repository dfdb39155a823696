namespace Bitrix24.Sandbox;

/// <summary>Creates and changes lines from the <c>PARAMS</c> that callers send.</summary>
internal sealed class LineWriter(
    LineStore lines, QueueBuilder queues, Func<SandboxSettings> behaviour, Func<DateTimeOffset> clock)
{
    private const string Queue = "QUEUE";
    private const string Profiles = "QUEUE_USERS_FIELDS";

    public Line Create(JObject settings, User author)
    {
        DateTimeOffset now = clock();
        Line line = lines.Create(now);
        line[LineColumns.Id] = Php.Text(line.Id);
        line[LineColumns.Created] = Envelope.Date(now);
        Apply(settings, line);
        Mark(line, author, now);

        IReadOnlyList<QueueEntry> entries = queues.Read(settings[Queue]);
        // A line without anyone to answer it is not created: whoever creates it has to.
        line.Queue = queues
            .Build(entries.Count > 0 ? entries : [new QueueEntry(IsDepartment: false, author.Id)])
            .WithProfiles(settings[Profiles]);
        return line;
    }

    /// <summary>Changes a line; false when the portal will not, and then nothing has changed.</summary>
    public bool Change(Line line, JObject settings, User author)
    {
        JToken? queue = settings[Queue];
        if (Php.IsArray(queue) && QueueBuilder.HasBareIds(queue!))
            return false;

        Apply(settings, line);
        if (!IsYes(settings["SKIP_MODIFY_MARK"]))
            Mark(line, author, clock());
        if (Php.IsArray(queue))
            line.Queue = queues.Build(queues.Read(queue)).WithProfilesOf(line.Queue);
        line.Queue = line.Queue.WithProfiles(settings[Profiles]);
        return true;
    }

    private void Apply(JObject sent, Line line)
    {
        JObject settings = behaviour().DottedWorkTimeOnly ? WorkTime.Restrict(sent) : sent;
        foreach (KeyValuePair<string, JToken?> setting in settings)
        {
            if (LineColumns.Find(setting.Key) is { IsReadOnly: false } column && Php.IsSet(setting.Value))
                line[column] = IsOpen(column.Gate, settings) ? Store(column, setting.Value!) : column.Initial;
        }
        if (string.IsNullOrWhiteSpace(line[LineColumns.Name]))
            line[LineColumns.Name] = $"Open Channel #{line.Id}";
        lines.Note(line);
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
