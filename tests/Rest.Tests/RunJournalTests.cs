namespace Bitrix24.Rest.Tests;

public sealed class RunJournalTests : IDisposable
{
    private const string Portal = "https://portal.example/";

    private const string Header = "{\"journal\":1,\"command\":\"New\",\"portal\":\"https://portal.example/\"}\n";
    private const string Sent =
        "{\"n\":1,\"state\":\"sent\",\"at\":\"2026-08-03T12:00:00.0000000+00:00\",\"input\":\"ab\"}\n";

    private static readonly DateTimeOffset Now = new(2026, 8, 3, 12, 0, 0, TimeSpan.Zero);
    private static readonly RestError Refused = new("NO", "no", Execution.Refused);
    private static readonly RestError Unclear = new("LOST", "lost", Execution.Unclear);

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jsonl");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Knows_the_fate_of_each_input_again()
    {
        using (RunJournal journal = Open())
        {
            JournalEntry[] entries = [.. "abcd".Select(c => journal.Enter($"{c}"))];
            journal.RecordHighestId(41);
            journal.RecordSending(entries[..3], Now);
            journal.RecordOutcomes([(entries[0], 7, null), (entries[1], null, Refused), (entries[2], null, Unclear)]);
        }

        using RunJournal again = Open();
        JournalEntry[] known = [.. "abcd".Select(c => again.Enter($"{c}"))];

        Assert.Equal(
            [JournalState.Done, JournalState.Failed, JournalState.Sent, JournalState.New],
            known.Select(entry => entry.State));
        Assert.Equal((7, true), (known[0].Id, known[0].WasDone));
        Assert.Equal((41, 3), (again.HighestId, again.EarlierCount));
        Assert.Equal([7], again.EarlierIds);
    }

    [Fact]
    public void Takes_equal_inputs_in_their_order()
    {
        using (RunJournal journal = Open())
        {
            JournalEntry[] entries = [journal.Enter("twin"), journal.Enter("twin")];
            journal.RecordSending(entries, Now);
            journal.RecordOutcomes([(entries[0], 1, null)]);
        }

        using RunJournal again = Open();

        Assert.Equal(
            [JournalState.Done, JournalState.Sent, JournalState.New],
            Enumerable.Range(0, 3).Select(_ => again.Enter("twin").State));
    }

    [Fact]
    public void Goes_on_through_any_number_of_runs()
    {
        for (int run = 0; run < 3; run++)
        {
            using RunJournal journal = Open();
            JournalEntry[] entries = [.. "ab".Select(c => journal.Enter($"{c}{run}"))];
            journal.RecordSending(entries, Now);
            journal.RecordOutcomes([(entries[0], run, null)]);
        }

        using RunJournal last = Open();

        Assert.Equal(6, last.EarlierCount);
        Assert.Equal([0, 1, 2], last.EarlierIds);
        Assert.Equal(JournalState.Sent, last.Enter("b1").State);
    }

    [Fact]
    public void Is_on_the_disk_before_anything_is_sent()
    {
        using RunJournal journal = Open();
        long before = new FileInfo(_path).Length;

        journal.RecordSending([journal.Enter("a")], Now);

        Assert.InRange(new FileInfo(_path).Length - before, 50, 200);
    }

    [Fact]
    public void Passes_over_the_line_that_was_being_written()
    {
        using (RunJournal journal = Open())
        {
            JournalEntry[] entries = [journal.Enter("a"), journal.Enter("b")];
            journal.RecordSending(entries, Now);
            journal.RecordOutcomes([(entries[0], 1, null), (entries[1], 2, null)]);
        }
        string text = File.ReadAllText(_path);
        File.WriteAllText(_path, text[..^9]);

        using (RunJournal again = Open())
        {
            JournalEntry[] known = [again.Enter("a"), again.Enter("b")];
            Assert.Equal([JournalState.Done, JournalState.Sent], known.Select(entry => entry.State));
            again.RecordOutcomes([(known[1], 2, null)]);
        }
        Assert.Equal(text, File.ReadAllText(_path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"journal\":1,\"comm")]
    [InlineData("{\"journal\":1,\"command\":\"New\",\"portal\":\"https://portal.example/\",\"begun\":\"2026-08")]
    public void Begins_anew_where_not_even_the_first_line_is_whole(string text)
    {
        File.WriteAllText(_path, text);

        using (RunJournal journal = Open())
            Assert.Equal(0, journal.EarlierCount);

        string line = Assert.Single(File.ReadAllLines(_path));
        Assert.StartsWith("{\"journal\":1,\"command\":", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name,Queue\nSales,user:1\n", "is not a journal")]
    [InlineData("Name,Queue\nSales,user:1", "is not a journal")]
    [InlineData("\nGet-Date", "is not a journal")]
    [InlineData("Name,Queue", "is not a journal")]
    [InlineData("{", "is not a journal")]
    [InlineData("{\"journal\":1,\"title\":\"Mine\"", "is not a journal")]
    [InlineData("{\"journal\":\"one\"}\nx", "is not a journal")]
    [InlineData("{\"journal\":1,\"command\":[],\"portal\":{}}\n", "journal of")]
    [InlineData(Header + "{\"mark\":99999999999}\n", "Line 2")]
    [InlineData(Header + "{\"mark\":\"x\"}\n", "Line 2")]
    [InlineData(Header + "{\"n\":99999999999,\"state\":\"sent\"}\n", "Line 2")]
    [InlineData(Header + "{\"n\":1,\"state\":[]}\n", "Line 2")]
    [InlineData(Header + "{\"n\":1,\"state\":\"sent\"}\n", "Line 2")]
    [InlineData(Header + Sent + "{\"n\":1,\"state\":\"done\",\"id\":\"x\"}\n", "Line 3")]
    [InlineData("{\"journal\":1,\"command\":\"New\",\"portal\":\"https://other.example/\"}\n", "on https://other.example/")]
    [InlineData("{\"journal\":1,\"command\":\"Set\",\"portal\":\"https://portal.example/\"}\n", "journal of Set on")]
    [InlineData("{\"journal\":2,\"command\":\"New\",\"portal\":\"https://portal.example/\"}\n", "is not a journal")]
    [InlineData("{\"journal\":1,\"command\":\"New\",\"portal\":\"https://portal.example/\"}\nx\n", "Line 2")]
    [InlineData("{\"journal\":1,\"command\":\"New\",\"portal\":\"https://portal.example/\"}\n{\"n\":1,\"state\":\"done\"}\n", "Line 2")]
    public void Refuses_a_file_that_is_not_its_own_and_leaves_it_as_it_is(string text, string reason)
    {
        File.WriteAllText(_path, text);

        JournalException refusal = Assert.Throws<JournalException>(() => Open());

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(_path, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(_path));
    }

    [Fact]
    public void Is_read_again_after_the_disk_was_full()
    {
        using (var file = new FullDisk(_path))
        using (RunJournal journal = RunJournal.Open(file, _path, "New", Portal, Now))
        {
            JournalEntry[] entries = [.. "abc".Select(c => journal.Enter($"{c}"))];
            journal.RecordSending(entries[..1], Now);
            file.IsFull = true;
            Assert.Throws<IOException>(() => journal.RecordSending(entries[1..2], Now));
            file.IsFull = false;
            journal.RecordSending(entries[2..], Now);
            file.IsFull = true;
            Assert.Throws<IOException>(() => journal.RecordOutcomes([(entries[2], 7, null)]));
        }

        using RunJournal again = Open();

        Assert.Equal(
            [JournalState.Sent, JournalState.New, JournalState.Sent],
            "abc".Select(c => again.Enter($"{c}").State));
    }

    [Fact]
    public void Belongs_to_one_process_at_a_time()
    {
        using RunJournal first = Open();

        Assert.Throws<JournalException>(() => Open());
    }

    [Fact]
    public void Holds_nothing_of_what_an_input_is()
    {
        using (RunJournal journal = Open())
            journal.RecordSending([journal.Enter("the token is s3cr3t")], Now);

        Assert.DoesNotContain("s3cr3t", File.ReadAllText(_path), StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_the_first_mark()
    {
        using (RunJournal journal = Open())
        {
            journal.RecordHighestId(0);
            journal.RecordHighestId(9);
        }

        using RunJournal again = Open();

        Assert.Equal(0, again.HighestId);
    }

    [Fact]
    public void Knows_which_inputs_are_equal_or_have_the_same_name()
    {
        using (RunJournal journal = Open())
            journal.RecordSending(
                [journal.Enter("a", "x"), journal.Enter("a", "x"), journal.Enter("b", "x"), journal.Enter("c")], Now);
        using RunJournal again = Open();
        JournalEntry a = again.Enter("a", "x"), c = again.Enter("c");

        Assert.True(again.HasUnknown);
        Assert.Equal((2, 3), (a.SameInput!.UnknownCount, a.SameName!.UnknownCount));
        Assert.Equal(1, c.SameInput!.UnknownCount);
        Assert.Null(c.SameName);

        again.RecordOutcomes([(a, 7, null), (c, null, Refused)]);

        Assert.Equal([JournalState.Done, JournalState.Failed], [a.State, c.State]);
        Assert.Equal((1, 2, 0), (a.SameInput.UnknownCount, a.SameName.UnknownCount, c.SameInput.UnknownCount));
    }

    [Fact]
    public void Has_nothing_unknown_where_each_outcome_was_written()
    {
        using (RunJournal journal = Open())
        {
            JournalEntry entry = journal.Enter("a");
            journal.RecordSending([entry], Now);
            journal.RecordOutcomes([(entry, 7, null)]);
            entry.Reopen();
            Assert.Equal((JournalState.New, false), (entry.State, entry.WasDone));
        }

        using RunJournal again = Open();

        Assert.False(again.HasUnknown);
        Assert.Null(again.Enter("a").SameName);
    }

    [Fact]
    public void Writes_nothing_of_an_outcome_that_is_unknown()
    {
        using RunJournal journal = Open();
        JournalEntry entry = journal.Enter("a");
        journal.RecordSending([entry], Now);
        long before = new FileInfo(_path).Length;

        journal.RecordOutcomes([(entry, null, Unclear)]);

        Assert.Equal(before, new FileInfo(_path).Length);
        Assert.Equal(JournalState.Sent, entry.State);
    }

    [Fact]
    public void Removes_at_once_what_a_full_disk_has_cut()
    {
        using var file = new FullDisk(_path) { CanBeCut = true };
        using RunJournal journal = RunJournal.Open(file, _path, "New", Portal, Now);
        long before = file.Length;
        file.IsFull = true;

        Assert.Throws<IOException>(() => journal.RecordSending([journal.Enter("a")], Now));

        Assert.Equal(before, file.Length);
    }

    [Fact]
    public void Is_refused_where_its_first_line_cannot_be_written()
    {
        using var file = new FullDisk(_path) { IsFull = true };

        JournalException refusal =
            Assert.Throws<JournalException>(() => RunJournal.Open(file, _path, "New", Portal, Now));

        Assert.Contains($"{_path} cannot be used: No space left", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_refused_where_the_path_is_that_of_no_file()
    {
        foreach (string path in new[] { Path.GetTempPath(), Path.Combine(_path, "missing", "a.jsonl") })
        {
            JournalException refusal =
                Assert.Throws<JournalException>(() => RunJournal.Open(path, "New", Portal, Now));
            Assert.Contains($"{path} cannot be opened", refusal.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>A file that takes half of what is written, and cannot be cut, while the disk is full.</summary>
    private sealed class FullDisk(string path)
        : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1)
    {
        public bool IsFull { get; set; }

        public override void Write(byte[] array, int offset, int count)
        {
            base.Write(array, offset, IsFull ? count / 2 : count);
            if (IsFull)
                throw new IOException("No space left on device");
        }

        public bool CanBeCut { get; init; }

        public override void SetLength(long value)
        {
            if (IsFull && !CanBeCut)
                throw new IOException("No space left on device");
            base.SetLength(value);
        }
    }

    [Fact]
    public void Counts_what_was_done_and_is_not_among_the_inputs_so_far()
    {
        using (RunJournal journal = Open())
        {
            JournalEntry[] entries = [.. "abcd".Select(c => journal.Enter($"{c}"))];
            journal.RecordSending(entries, Now);
            journal.RecordOutcomes([(entries[0], 1, null), (entries[1], null, Refused), (entries[2], null, Unclear)]);
            Assert.Equal(0, journal.MissingCount);
        }

        using RunJournal again = Open();

        Assert.Equal(3, again.MissingCount);
        again.Enter("b");
        again.Enter("new");
        Assert.Equal(3, again.MissingCount);
        again.Enter("a");
        again.Enter("c");
        again.Enter("d");
        Assert.Equal(0, again.MissingCount);
    }

    [Fact]
    public void Notices_parameters_that_have_changed_and_keeps_none_of_their_values()
    {
        using (Open(("Queue", "user:1"), ("Same", "x"), ("Gone", "y")))
        {
        }

        Assert.DoesNotContain("user:1", File.ReadAllText(_path), StringComparison.Ordinal);
        using RunJournal again = Open(("Queue", "user:2"), ("Same", "x"), ("Added", "z"));

        Assert.Equal(["Added", "Gone", "Queue"], again.ChangedParameters.Order());
    }

    [Fact]
    public void Does_not_enter_the_outcome_of_what_never_left()
    {
        using (RunJournal journal = Open())
        {
            JournalEntry[] entries = [journal.Enter("a"), journal.Enter("b")];
            journal.RecordSending(entries[1..], Now);
            journal.RecordOutcomes([(entries[0], null, Refused), (entries[1], 7, null)]);
        }

        using RunJournal again = Open();

        Assert.Equal(1, again.EarlierCount);
        Assert.Equal((JournalState.New, JournalState.Done), (again.Enter("a").State, again.Enter("b").State));
    }

    private RunJournal Open(params (string Name, string Value)[] parameters) => RunJournal.Open(
        _path, "New", Portal, Now, parameters.ToDictionary(one => one.Name, one => one.Value));
}
