namespace Bitrix24.Rest.Tests;

/// <summary>The time limit of a request runs while the server is waited for, and only then.</summary>
public sealed class RequestDeadlineTests : IDisposable
{
    private readonly SimulatedClock _clock = new();
    private readonly RequestDeadline _deadline;
    private readonly TimedStream _body;

    public RequestDeadlineTests()
    {
        _deadline = new RequestDeadline(_clock, TimeSpan.FromSeconds(90), null, CancellationToken.None);
        _body = new TimedStream(new SlowStream(_clock, TimeSpan.FromSeconds(20)), 1024, _deadline);
    }

    public void Dispose() => _deadline.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_work_on_what_has_arrived_does_not_count(bool isAsync)
    {
        Work(5);
        _deadline.Pause();
        Work(100);
        for (int i = 0; i < 4; i++)
        {
            await ReadAsync(isAsync);
            Work(100);
        }
        Assert.False(_deadline.Token.IsCancellationRequested);

        await ReadAsync(isAsync);

        Assert.True(_deadline.Token.IsCancellationRequested);
    }

    [Fact]
    public void The_first_answer_may_have_less_time()
    {
        using var deadline = new RequestDeadline(
            _clock, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(20), CancellationToken.None);
        Work(19);
        Assert.False(deadline.Token.IsCancellationRequested);

        Work(2);

        Assert.True(deadline.Token.IsCancellationRequested);
    }

    private void Work(double seconds) =>
        _clock.Run(() => _clock.DelayAsync(TimeSpan.FromSeconds(seconds), CancellationToken.None));

    private async Task ReadAsync(bool isAsync)
    {
        byte[] buffer = new byte[1];
        Assert.Equal(1, isAsync ? await _body.ReadAsync(buffer.AsMemory()) : _body.Read(buffer, 0, 1));
    }

    /// <summary>Gives one blank at a time, and takes its time for each.</summary>
    private sealed class SlowStream(SimulatedClock clock, TimeSpan every) : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            clock.Run(() => clock.DelayAsync(every, CancellationToken.None));
            buffer[offset] = (byte)' ';
            return 1;
        }

        public override Task<int> ReadAsync(
            byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromResult(Read(buffer, offset, count));
    }
}
