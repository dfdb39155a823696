namespace Bitrix24.Rest.Tests;

public sealed class CallDurationsTests
{
    private readonly CallDurations _durations = new();

    [Theory]
    [InlineData(0.01, 50)]
    [InlineData(0.3, 50)]
    [InlineData(0.5, 30)]
    [InlineData(2, 7)]
    [InlineData(40, 1)]
    public void Packs_as_many_calls_as_take_a_quarter_of_a_minute(double seconds, int calls)
    {
        Report(seconds);

        Assert.Equal(calls, _durations.BatchSize("config.add"));
    }

    [Fact]
    public void Packs_a_full_batch_of_what_nothing_is_known_of() =>
        Assert.Equal(50, _durations.BatchSize("config.add"));

    [Fact]
    public void Follows_a_method_that_becomes_slower_and_faster_again()
    {
        Report(0.1);
        for (int i = 0; i < 20; i++)
            Report(3);
        Assert.Equal(5, _durations.BatchSize("config.add"));

        for (int i = 0; i < 30; i++)
            Report(0.1);
        Assert.Equal(50, _durations.BatchSize("config.add"));
    }

    [Fact]
    public void Halves_the_batch_that_took_too_long_and_grows_again_when_batches_come_back()
    {
        _durations.TookTooLong("config.add", 50);
        Assert.Equal(25, _durations.BatchSize("config.add"));
        _durations.TookTooLong("config.add", 25);
        Assert.Equal(12, _durations.BatchSize("config.add"));

        _durations.InTime("config.add", 5);
        Assert.Equal(12, _durations.BatchSize("config.add"));
        _durations.InTime("config.add", 12);
        Assert.Equal(24, _durations.BatchSize("config.add"));
    }

    [Fact]
    public void Never_packs_less_than_one()
    {
        _durations.TookTooLong("config.add", 1);

        Assert.Equal(1, _durations.BatchSize("config.add"));
    }

    private void Report(double seconds) => _durations.Report("config.add", TimeSpan.FromSeconds(seconds));
}
