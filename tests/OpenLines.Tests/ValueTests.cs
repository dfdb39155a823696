using System.Globalization;

namespace Bitrix24.OpenLines.Tests;

public sealed class ValueTests
{
    [Theory]
    [InlineData("09:00", "09:00")]
    [InlineData("9:05", "09:05")]
    [InlineData("9", "09:00")]
    [InlineData("0", "00:00")]
    [InlineData("18.30", "18:30")]
    [InlineData("23.59", "23:59")]
    [InlineData(" 07:15 ", "07:15")]
    [InlineData("08:00:00", "08:00")]
    public void A_time_of_day_is_read_in_the_spellings_of_people_and_of_portals(string text, string time) =>
        Assert.Equal(time, TimeOfDay.Parse(text).ToString());

    [Theory]
    [InlineData("25:00")]
    [InlineData("24:00")]
    [InlineData("9:60")]
    [InlineData("9:5")]
    [InlineData("18.3")]
    [InlineData("-1")]
    [InlineData("9 AM")]
    [InlineData("")]
    public void What_is_no_time_of_day_is_refused_with_the_form_to_use(string text) => Assert.Equal(
        $"'{text}' is not a time of day. Write HH:MM, from 00:00 to 23:59.",
        Assert.Throws<FormatException>(() => TimeOfDay.Parse(text)).Message);

    [Fact]
    public void Times_of_day_sort_by_the_clock() => Assert.Equal(
        ["08:00", "09:30", "18:00"],
        "18:00 8 9.30".Split(' ').Select(TimeOfDay.Parse).Order().Select(time => time.ToString()));

    [Theory]
    [InlineData("25.12", "25.12")]
    [InlineData("1.1", "01.01")]
    [InlineData("29.02", "29.02")]
    public void A_day_of_the_year_is_day_and_month(string text, string day) =>
        Assert.Equal(day, DayOfYear.Parse(text).ToString());

    [Theory]
    [InlineData("31.02")]
    [InlineData("12.25")]
    [InlineData("0.1")]
    [InlineData("25/12")]
    public void What_is_no_day_of_the_year_is_refused(string text) =>
        Assert.Throws<FormatException>(() => DayOfYear.Parse(text));

    [Theory]
    [InlineData("user:1;department:10", "user:1;department:10")]
    [InlineData("User:1, Department:10", "user:1;department:10")]
    [InlineData("1;15", "user:1;user:15")]
    [InlineData("user:1;", "user:1")]
    public void A_queue_is_users_and_departments_in_order(string text, string queue) =>
        Assert.Equal(queue, OperatorQueue.Parse(text).ToString());

    [Theory]
    [InlineData("team:5", "'team:5' is neither user:<id or e-mail> nor department:<id or name>.")]
    [InlineData("usr:5", "'usr:5' is neither user:<id or e-mail> nor department:<id or name>. Did you mean 'user'?")]
    [InlineData("user:1;departement:5", "'departement:5' is neither user:<id or e-mail> nor department:<id or name>. Did you mean 'department'?")]
    [InlineData("user:0", "'user:0' is neither user:<id or e-mail> nor department:<id or name>.")]
    [InlineData("user:anna", "'user:anna' is neither user:<id or e-mail> nor department:<id or name>.")]
    [InlineData("1:5", "'1:5' is neither user:<id or e-mail> nor department:<id or name>.")]
    [InlineData("user:1:2", "'user:1:2' is neither user:<id or e-mail> nor department:<id or name>.")]
    public void An_entry_that_is_neither_is_named(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => OperatorQueue.Parse(text)).Message);

    [Theory]
    [InlineData("answered_new")]
    [InlineData("AnsweredNew")]
    [InlineData("ANSWERED_NEW")]
    public void A_choice_is_read_in_either_spelling_and_any_case(string text)
    {
        Assert.Equal(MaxChatType.AnsweredNew, Choice<MaxChatType>.Known(text));
        Assert.Equal("answered_new", Choice<MaxChatType>.Parse(text));
    }

    [Theory]
    [InlineData("evenl", "'evenl' is not one of evenly, strictly, all. Did you mean 'evenly'?")]
    [InlineData("strcitly", "'strcitly' is not one of evenly, strictly, all. Did you mean 'strictly'?")]
    [InlineData("roundrobin", "'roundrobin' is not one of evenly, strictly, all.")]
    public void An_unknown_choice_is_refused_with_the_allowed_ones(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Choice<QueueType>.Parse(text)).Message);

    [Fact]
    public void Lists_of_the_same_elements_are_equal()
    {
        Assert.Equal(OperatorQueue.Parse("user:1;user:2"), OperatorQueue.Parse("1,2"));
        Assert.NotEqual(OperatorQueue.Parse("user:1;user:2"), OperatorQueue.Parse("2,1"));
    }

    [Fact]
    public void No_value_prints_by_the_culture_of_the_machine()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal("09:05", new TimeOfDay(9, 5).ToString());
            Assert.Equal("user:15", new QueueMember(QueueEntityType.User, 15).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
