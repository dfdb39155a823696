namespace Bitrix24.OpenLines.Tests;

/// <summary>Which of the lines found on a portal are those whose answers were lost.</summary>
public sealed class LinesOfNameTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jsonl");
    private readonly LinesOfName _lines = new();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Equal_lines_are_those_of_the_inputs_in_their_order()
    {
        LineWrite[] lost = [Lost("A"), Lost("A"), Lost("A")];

        Settle(lost, Line(5, "A"), Line(7, "A"));

        Assert.Equal([5, 7], lost.Take(2).Select(write => write.Written!.Value));
        AssertMissing(lost[2]);
    }

    [Fact]
    public void One_way_of_storing_fits_all_lines()
    {
        LineWrite[] lost = [Lost("R&D"), Lost("R&amp;D")];

        Settle(lost, Line(5, "R&amp;D"), Line(6, "R&amp;amp;D"));

        Assert.Equal([5, 6], lost.Select(write => write.Written!.Value));
    }

    [Fact]
    public void Nothing_is_known_where_the_ways_of_storing_disagree()
    {
        LineWrite[] lost = [Lost("R&D"), Lost("R&amp;D")];

        Settle(lost, Line(5, "R&amp;D"));

        Assert.All(lost, write => AssertUnknown("New lines (5) have names that", write));
    }

    [Fact]
    public void Nothing_is_known_where_there_are_more_lines_than_were_sent()
    {
        LineWrite lost = Lost("A");

        Settle([lost], Line(5, "A"), Line(6, "A"));

        AssertUnknown("There are 2 new lines of this name, more than were sent: 5, 6.", lost);
    }

    [Fact]
    public void Lines_of_the_same_inputs_may_belong_to_inputs_that_come_later()
    {
        JournalEntry[] earlier = Earlier("A", "A", "A");
        LineWrite lost = Lost("A", entry: earlier[0]);

        Settle([lost], Line(5, "A"), Line(6, "A"), Line(7, "A"));

        Assert.Equal(5, lost.Written!.Value);
    }

    [Fact]
    public void Nothing_is_known_where_there_are_more_lines_than_all_the_same_inputs()
    {
        JournalEntry[] earlier = Earlier("A", "A", "A");
        LineWrite lost = Lost("A", entry: earlier[0]);

        Settle([lost], Line(5, "A"), Line(6, "A"), Line(7, "A"), Line(8, "A"));

        AssertUnknown("There are 4 new lines of this name", lost);
    }

    [Fact]
    public void Another_input_of_the_name_does_not_take_the_line_of_one_that_comes_later()
    {
        JournalEntry[] earlier = Earlier("A", "A");
        LineWrite lost = Lost("A", queueTime: 10, earlier[0]);
        LineWrite[] others = [Lost("A", queueTime: 60), Lost("A", queueTime: 60)];

        Settle([lost, .. others], Line(5, "A", queueTime: 10), Line(6, "A", queueTime: 10));

        Assert.Equal(5, lost.Written!.Value);
        Assert.All(others, AssertMissing);
    }

    [Fact]
    public void Is_remembered_while_something_of_it_is_open()
    {
        Assert.True(_lines.IsEmpty);

        _lines.IsLookedUp = true;
        Assert.False(_lines.IsEmpty);
        _lines.IsLookedUp = false;
        _lines.UnderWay = 1;
        Assert.False(_lines.IsEmpty);
        _lines.UnderWay = 0;
        LineWrite lost = Lost("A");
        _lines.Add(lost);
        Assert.False(_lines.IsEmpty);
        _lines.Unknown.Remove(lost);
        Assert.True(_lines.IsEmpty);
        _lines.Fail("x");
        Assert.False(_lines.IsEmpty);
    }

    [Fact]
    public void Is_never_settled_once_one_of_it_could_not_be()
    {
        _lines.Fail("x");
        LineWrite lost = Lost("A");

        Settle([lost], Line(5, "A"));

        AssertUnknown("What became of another line of this name is not known either.", lost);
    }

    private static void AssertMissing(LineWrite write) =>
        Assert.Equal((false, false), (write.IsSettled, write.IsUnknown));

    private static void AssertUnknown(string reason, LineWrite write)
    {
        Assert.Equal(OpenLineErrorCodes.OutcomeUnknown, write.Written!.Error!.Code);
        Assert.Contains(reason, write.Written.Error.Description, StringComparison.Ordinal);
    }

    private static LineWrite Lost(string name, int? queueTime = null, JournalEntry? entry = null)
    {
        var write = LineWrite.Create(new OpenLineSettings { Name = name, QueueTime = queueTime });
        write.MarkSent(entry?.SameInput, entry?.SameName);
        return write;
    }

    private static OpenLine Line(int id, string name, int? queueTime = null) =>
        new(id) { Name = name, QueueTime = queueTime };

    private void Settle(LineWrite[] lost, params OpenLine[] found)
    {
        foreach (LineWrite write in lost)
            _lines.Add(write);
        _lines.Settle([.. found]);
    }

    /// <summary>Inputs that an earlier run has sent without getting the answers.</summary>
    private JournalEntry[] Earlier(params string[] inputs)
    {
        using (RunJournal first = Journal())
            first.RecordSending([.. inputs.Select(input => first.Enter(input, input))], DateTimeOffset.UnixEpoch);
        using RunJournal journal = Journal();
        return [.. inputs.Select(input => journal.Enter(input, input))];
    }

    private RunJournal Journal() =>
        RunJournal.Open(_path, "New", "https://portal.example/", DateTimeOffset.UnixEpoch);
}
