namespace Bitrix24.OpenLines.Tests;

public sealed class LineNameTests
{
    private static readonly string Long = new('x', 250);

    /// <summary>A name, and what a portal may have stored of it.</summary>
    public static TheoryData<string, string> Stored => new()
    {
        { "Sales ", "Sales" },
        { "\u00a0Sales\u3000", "Sales" },
        { "Sales", "Sales " },
        { "Sales \ud83d\udc4b", "Sales :f09f918b:" },
        { "Sales :f09f918b:", "Sales \ud83d\udc4b" },
        { "R&D <1>", "R&amp;D &lt;1&gt;" },
        { "R&amp;D", "R&D" },
        { $"{Long}\ud83d\udc4b", $"{Long}:f09f" },
        { $"{Long}xxxx \ud83d\udc4b", $"{Long}xxxx" },
        { $"{Long}xxxx\ud83d\udc4b1", $"{Long}xxxx\ud83d\udc4b" },
        { new string('&', 200), string.Concat(Enumerable.Repeat("&amp;", 51)) },
        { "R&amp;amp;D", "R&amp;D" },
    };

    [Theory]
    [MemberData(nameof(Stored))]
    public void Is_recognised_in_what_a_portal_stored(string sent, string stored) =>
        Assert.Equal(LineName.KeyOf(sent), LineName.KeyOf(stored));

    [Theory]
    [InlineData("Sales", "sales")]
    [InlineData("e\u0301", "\u00e9")]
    [InlineData("Sales 1", "Sales  1")]
    [InlineData(
        "The line of the department that answers its clients first",
        "The line of the department that answers its clients last")]
    public void Is_not_taken_for_another(string one, string other) =>
        Assert.NotEqual(LineName.KeyOf(one), LineName.KeyOf(other));

    [Fact]
    public void Is_asked_for_in_each_form_that_may_be_stored()
    {
        string[] forms = [.. LineName.StoredForms($"{Long}&\ud83d\udc4b")];

        Assert.Contains($"{Long}&\ud83d\udc4b", forms);
        Assert.Contains($"{Long}&:f09f918b:"[..LineName.MaxLength], forms);
        Assert.Contains($"{Long}&amp;\ud83d\udc4b"[..LineName.MaxLength], forms);
    }

    [Fact]
    public void Is_cut_between_characters()
    {
        string emoji = string.Concat(Enumerable.Repeat("\ud83d\udc4b", LineName.MaxLength - 1));

        Assert.Contains($"&amp;{emoji[..^8]}", LineName.StoredForms($"&{emoji}"));
        Assert.Contains(emoji, LineName.StoredForms(emoji));
    }

    [Fact]
    public void Is_left_out_where_it_is_not_given() => Assert.Null(new OpenLineSettings { Name = null }.Name);

    [Fact]
    public void Is_sent_without_white_space_at_its_edges_and_read_as_it_is_stored()
    {
        Assert.Equal("Sales", new OpenLineSettings { Name = "\t Sales\r\n" }.Name);
        Assert.Equal("Sales\ufffd", new OpenLineSettings { Name = "Sales\ud83d" }.Name);
        Assert.Equal("Sales ", new OpenLine(1) { Name = "Sales " }.Name);
    }
}
