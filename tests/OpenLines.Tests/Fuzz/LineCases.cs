namespace Bitrix24.OpenLines.Tests;

/// <summary>New-B24OpenLine: some lines, in one or two chunks that are under way at once.</summary>
internal sealed class CreateLinesCase(int seed) : FuzzCase(seed)
{
    private OpenLineSettings[] _lines = [];
    private Outcome<OpenLine>[] _outcomes = [];
    private HashSet<int> _before = [];

    protected override void Prepare()
    {
        // Some lines of earlier runs have the same names.
        _before = [.. AddLines(Enumerable.Range(0, Random.Next(4)).Select(i => $"Line {i}"))];
        _lines = [.. Enumerable.Range(0, 1 + Random.Next(6)).Select(i => Line($"Line {(Chance(15) ? 0 : i)}"))];
    }

    protected override void Work(RestClient client, CancellationToken token)
    {
        using var writer = new OpenLineWriter(client, new PortalQuirks(), readBack: Chance(60));
        LineWrite[] writes = [.. _lines.Select(LineWrite.Create)];
        // Where chunks wait for each other's operators, they go on on the thread pool, which has no simulated time.
        bool isOneChunk = _lines.Any(line => line.Queue is not null) || Chance(50);
        int size = isOneChunk ? writes.Length : (writes.Length + 1) / 2;
        IReadOnlyList<Outcome<OpenLine>>[] chunks = Clock.Run(() => Task.WhenAll(
            writes.Chunk(size).Select(chunk => writer.WriteAsync(chunk, token))));
        _outcomes = [.. chunks.SelectMany(chunk => chunk)];
    }

    protected override void Compare()
    {
        Dictionary<int, string> created = Portal.Lines
            .Where(line => !_before.Contains(line.Id)).ToDictionary(line => line.Id, line => line.Name);
        var ids = new HashSet<int>();
        for (int i = 0; i < _lines.Length; i++)
        {
            string name = _lines[i].Name!;
            if (FateOf(_outcomes[i]) is not Fate.Done)
                continue;
            int id = _outcomes[i].Value.Id;
            if (!created.TryGetValue(id, out string? stored) || stored != name)
                Problems.Add($"'{name}' is reported as created with the id {id}, which is not its own.");
            if (!ids.Add(id))
                Problems.Add($"Two lines are reported as created with the id {id}.");
        }

        // Each may be there once if its outcome is known to be good or unknown, and not at all if it has failed.
        foreach (IGrouping<string, int> line in Enumerable.Range(0, _lines.Length).GroupBy(i => _lines[i].Name!))
        {
            int most = line.Count(i => _outcomes[i].Error is null or { Execution: Execution.Unclear });
            int count = created.Values.Count(name => name == line.Key);
            if (count > most)
                Problems.Add($"'{line.Key}' was created {count} times, and {most} times at most by the outcomes.");
        }
        foreach (string name in created.Values.Except(_lines.Select(line => line.Name!)))
            Problems.Add($"'{name}' was created, and nobody wanted it.");
    }

    /// <summary>A line; some have operators that are looked up by name, and times of day that are corrected.</summary>
    private OpenLineSettings Line(string name)
    {
        var line = new OpenLineSettings { Name = name };
        if (Chance(20))
            line.Queue = OperatorQueue.Parse(Pick(
                "tobias.brandt@meridian-goods.example;user:3", "department:Sales", "nobody@example.com", "user:5"));
        if (Chance(20))
            (line.WorktimeFrom, line.WorktimeTo) = ("08:30", "17:00");
        return line;
    }
}

/// <summary>Set-B24OpenLine: new names for some lines.</summary>
internal sealed class UpdateLinesCase(int seed) : FuzzCase(seed)
{
    private const string Old = "Old";

    private int[] _ids = [];
    private IReadOnlyList<Outcome<OpenLine>> _outcomes = [];

    protected override void Prepare()
    {
        _ids = AddLines(Enumerable.Repeat(Old, 1 + Random.Next(5)));
        if (Chance(15))
            _ids = [.. _ids, _ids.Max() + 1];
    }

    protected override void Work(RestClient client, CancellationToken token)
    {
        using var writer = new OpenLineWriter(client, new PortalQuirks(), readBack: Chance(60));
        LineWrite[] writes = [.. _ids.Select(id => LineWrite.Update(id, Settings(id)))];
        _outcomes = Clock.Run(() => writer.WriteAsync(writes, token));
    }

    protected override void Compare()
    {
        Dictionary<int, string> lines = Portal.Lines.ToDictionary(line => line.Id, line => line.Name);
        for (int i = 0; i < _ids.Length; i++)
        {
            int id = _ids[i];
            bool exists = lines.TryGetValue(id, out string? name);
            Check(_outcomes[i], exists && name == NameOf(id), $"The change of line {id}");
            if (exists && _outcomes[i].Error?.Code == OpenLineErrorCodes.OpenLineNotFound)
                Problems.Add($"Line {id} is reported as not found, and is there.");
            if (_outcomes[i].IsSuccess && _outcomes[i].Value.Id != id)
                Problems.Add($"The outcome of line {id} is that of line {_outcomes[i].Value.Id}.");
        }
    }

    private static string NameOf(int id) => $"New {id}";

    private OpenLineSettings Settings(int id)
    {
        var settings = new OpenLineSettings { Name = NameOf(id) };
        if (Chance(20))
            (settings.WorktimeFrom, settings.WorktimeTo) = ("08:30", "17:00");
        return settings;
    }
}

/// <summary>Get-B24OpenLine: lines by id, with their queues or without, or all of them page by page.</summary>
internal sealed class ReadLinesCase : FuzzCase
{
    /// <summary>More lines than one page has. Such a portal is slow to fill: one in so many cases.</summary>
    private const int ManyLinesEvery = 20;

    private const int ManyLines = 450;

    private readonly bool _hasMany;
    private int[] _ids = [];

    // Answers that are read as they arrive may be much longer than others: an endless one takes too long.
    public ReadLinesCase(int seed)
        : base(seed, hasEndless: !HasMany(seed)) => _hasMany = HasMany(seed);

    protected override void Prepare() =>
        _ids = AddLines(Enumerable.Range(0, _hasMany ? ManyLines : 1 + Random.Next(6)).Select(i => $"Line {i}"));

    protected override void Work(RestClient client, CancellationToken token)
    {
        OpenLineSelection selection = _hasMany || Chance(50)
            ? OpenLineSelection.Of(["Active"], withOperators: false)
            : OpenLineSelection.Everything;
        if (_hasMany)
            Clock.Run(() => ReadPagesAsync(client, selection, token));
        else if (Chance(40))
            Clock.Run(() => ReadAllAsync(new OpenLineClient(client), selection, token));
        else
            Clock.Run(() => ReadByIdAsync(new OpenLineClient(client), selection, token));
    }

    protected override void Compare()
    {
    }

    // Not the seeds that have an endless answer.
    private static bool HasMany(int seed) => seed % ManyLinesEvery == 1;

    private async Task ReadAllAsync(OpenLineClient lines, OpenLineSelection selection, CancellationToken token)
    {
        using OpenLinePages pages = lines.Pages(OpenLineQuery.All, selection);
        while (pages.HasMore)
        {
            Outcome<IReadOnlyList<OpenLine>> page = await pages.ReadNextAsync(token);
            FateOf(page);
            CheckRead(page.IsSuccess ? page.Value : [], hasFailed: !page.IsSuccess);
        }
    }

    /// <summary>
    /// Reads what OpenLinePages reads behind its first page, and as it does, but on this thread: the pool knows no
    /// simulated time.
    /// </summary>
    private async Task ReadPagesAsync(RestClient client, OpenLineSelection selection, CancellationToken token)
    {
        var read = new List<OpenLine>();
        var reading = new OpenLineReading(
            OpenLineQuery.All, selection, 0, null, long.MaxValue,
            () => client.Limits.BatchSize(ListOpenLines.MethodName), read.AddRange);
        RestError? error = null;
        while (reading.HasMore && error is null)
            error = await client.ReadAsync(reading, token);
        FateOf(error is null ? Outcome.Success(read) : Outcome.Failure<List<OpenLine>>(error));
        CheckRead(read, hasFailed: error is not null);
    }

    private void CheckRead(IReadOnlyList<OpenLine> read, bool hasFailed)
    {
        if (!read.Select(line => line.Id).SequenceEqual(hasFailed ? _ids.Take(read.Count) : _ids))
        {
            Problems.Add($"{_ids.Length} lines were to be read, and {read.Count} other ones were: " +
                $"{string.Join(",", read.Select(line => line.Id).Take(20))}.");
        }
        foreach (OpenLine line in read)
            CheckName(line);
    }

    private async Task ReadByIdAsync(OpenLineClient lines, OpenLineSelection selection, CancellationToken token)
    {
        int[] ids = Chance(15) ? [.. _ids, _ids.Max() + 1] : _ids;
        IReadOnlyList<Outcome<OpenLine>> outcomes = Chance(40)
            ? await lines.GetWithQueueAsync(ids, selection, withOffline: Chance(50), token)
            : await lines.GetAsync(ids, selection, token);
        for (int i = 0; i < ids.Length; i++)
        {
            bool exists = _ids.Contains(ids[i]);
            Fate fate = FateOf(outcomes[i]);
            if (fate is Fate.Done && (!exists || outcomes[i].Value.Id != ids[i]))
                Problems.Add($"Line {ids[i]} was read as line {outcomes[i].Value.Id}.");
            if (exists && outcomes[i].Error?.Code == OpenLineErrorCodes.OpenLineNotFound)
                Problems.Add($"Line {ids[i]} is reported as not found, and is there.");
            if (fate is Fate.Done)
                CheckName(outcomes[i].Value);
        }
    }

    /// <summary>A name of another type is read as none: a portal may have lines without one.</summary>
    private void CheckName(OpenLine line)
    {
        string name = $"Line {Array.IndexOf(_ids, line.Id)}";
        if (line.Name is not null && line.Name != name)
            Problems.Add($"Line {line.Id} was read with the name '{line.Name}', and has the name '{name}'.");
    }
}
