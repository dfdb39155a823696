using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;

namespace Bitrix24.Sandbox;

/// <summary>Creates and changes lines from the <c>PARAMS</c> that callers send.</summary>
internal sealed class LineWriter(
    LineStore lines, QueueBuilder queues, SandboxOptions options, Func<DateTimeOffset> clock)
{
    private const string Queue = "QUEUE";

    public Line Create(JObject settings, User author)
    {
        DateTimeOffset now = clock();
        Line line = lines.Create(now);
        foreach (LineColumn column in LineColumns.All)
            line[column.Name] = column.Initial;
        line[LineColumns.Id] = Php.Text(line.Id);
        line[LineColumns.Created] = Envelope.Date(now);
        Apply(settings, line, author, now);

        IReadOnlyList<QueueEntry> entries = queues.Read(settings[Queue]);
        // A line without anyone to answer it is not created: whoever creates it has to.
        line.Queue = queues.Build(entries.Count > 0 ? entries : [new QueueEntry(IsDepartment: false, author.Id)]);
        return line;
    }

    /// <summary>Changes a line; false when the portal will not, and then nothing has changed.</summary>
    public bool Change(Line line, JObject settings, User author)
    {
        JToken? queue = settings[Queue];
        if (Php.IsArray(queue) && QueueBuilder.HasBareIds(queue!))
            return false;

        Apply(settings, line, author, clock());
        if (Php.IsArray(queue))
            line.Queue = queues.Build(queues.Read(queue));
        return true;
    }

    private void Apply(JObject sent, Line line, User author, DateTimeOffset now)
    {
        JObject settings = options.DottedWorkTimeOnly ? WorkTime.Restrict(sent) : sent;
        foreach (LineColumn column in LineColumns.All)
        {
            if (!column.IsReadOnly && settings[column.Name] is { } value && Php.IsSet(value))
                line[column.Name] = IsOpen(column.Gate, settings) ? column.Store(value) : column.Initial;
        }
        if (string.IsNullOrWhiteSpace(line[LineColumns.Name]))
            line[LineColumns.Name] = $"Open Channel #{line.Id}";
        line[LineColumns.Modified] = Envelope.Date(now);
        line[LineColumns.ModifiedBy] = Php.Text(author.Id);
    }

    private static bool IsOpen(string? gate, JObject settings) =>
        gate is null || (settings[gate] is { } flag && Php.EqualsWord(flag, "Y"));
}
