namespace Bitrix24.Rest.Tests;

public sealed class BulkRunnerTests
{
    private readonly List<int> _chunks = [];

    [Theory]
    [InlineData(0, new int[0])]
    [InlineData(1, new[] { 1 })]
    [InlineData(3, new[] { 3 })]
    [InlineData(7, new[] { 3, 3, 1 })]
    public void Packs_as_many_inputs_together_as_a_chunk_holds(int inputs, int[] sizes)
    {
        var runner = new BulkRunner<int, int>(3, 1, Square, CancellationToken.None);

        List<int> taken = Run(runner, Enumerable.Range(1, inputs));

        Assert.Equal(sizes, _chunks);
        Assert.Equal(Enumerable.Range(1, inputs).Select(i => i * i), taken);
    }

    [Fact]
    public void Gives_outcomes_in_the_order_of_the_inputs_however_the_chunks_end()
    {
        var gates = new Dictionary<int, TaskCompletionSource>
        {
            [1] = new(), [2] = new(), [3] = new(),
        };
        var runner = new BulkRunner<int, int>(
            1, 3,
            async (inputs, _) =>
            {
                await gates[inputs[0]].Task;
                return [Outcome.Success(inputs[0])];
            },
            CancellationToken.None);
        foreach (int input in gates.Keys)
            runner.Add(input);

        gates[3].SetResult();
        gates[2].SetResult();
        gates[1].SetResult();

        Assert.Equal([1, 2, 3], runner.CompleteAll().Select(done => done.Outcome.Value));
    }

    [Fact]
    public void Holds_no_more_chunks_than_may_be_under_way()
    {
        int running = 0, most = 0;
        var runner = new BulkRunner<int, int>(
            1, 2,
            async (inputs, _) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                await Task.Yield();
                Interlocked.Decrement(ref running);
                return [Outcome.Success(inputs[0])];
            },
            CancellationToken.None);

        List<int> taken = Run(runner, Enumerable.Range(1, 100));

        Assert.Equal(100, taken.Count);
        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public void Gives_every_input_an_outcome_when_the_work_is_defective()
    {
        var runner = new BulkRunner<int, int>(
            2, 1, (_, _) => throw new InvalidOperationException("oops"), CancellationToken.None);
        runner.Add(1);
        runner.Add(2);

        Assert.Equal(
            [RestErrorCodes.InternalError, RestErrorCodes.InternalError],
            runner.CompleteAll().Select(done => done.Outcome.Error!.Code));
    }

    [Fact]
    public void Says_how_many_inputs_have_been_handed_to_the_work()
    {
        var runner = new BulkRunner<int, int>(3, 9, Square, CancellationToken.None);
        foreach (int input in Enumerable.Range(1, 8))
            runner.Add(input);

        Assert.Equal((6, 2), (runner.Started, runner.Waiting));
        Assert.Equal(8, runner.CompleteAll().Count());
        Assert.Equal((8, 0), (runner.Started, runner.Waiting));
    }

    [Fact]
    public void Waits_by_what_it_is_given_and_only_for_work_that_is_not_done()
    {
        var gate = new TaskCompletionSource();
        var waitedFor = new List<Task>();
        var runner = new BulkRunner<int, int>(
            1, 2,
            async (inputs, _) =>
            {
                await gate.Task;
                return [Outcome.Success(inputs[0])];
            },
            CancellationToken.None,
            work =>
            {
                waitedFor.Add(work);
                gate.SetResult();
                work.Wait();
            });
        runner.Add(1);

        Assert.Equal([1], runner.CompleteAll().Select(done => done.Outcome.Value));
        Assert.Single(waitedFor);
    }

    private static List<int> Run(BulkRunner<int, int> runner, IEnumerable<int> inputs)
    {
        var taken = new List<int>();
        foreach (int input in inputs)
        {
            runner.Add(input);
            taken.AddRange(runner.CompleteReady().Select(done => done.Outcome.Value));
        }
        taken.AddRange(runner.CompleteAll().Select(done => done.Outcome.Value));
        return taken;
    }

    private Task<IReadOnlyList<Outcome<int>>> Square(IReadOnlyList<int> inputs, CancellationToken token)
    {
        lock (_chunks)
            _chunks.Add(inputs.Count);
        return Task.FromResult<IReadOnlyList<Outcome<int>>>(
            [.. inputs.Select(input => Outcome.Success(input * input))]);
    }

    [Fact]
    public async Task Gives_what_is_done_behind_a_chunk_that_is_not_when_it_is_stopped()
    {
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        var runner = new BulkRunner<int, int>(
            1, 3,
            async (inputs, _) =>
            {
                if (inputs[0] == 1)
                    await first.Task;
                else
                    second.SetResult();
                return [Outcome.Success(inputs[0])];
            },
            CancellationToken.None);
        runner.Add(1);
        runner.Add(2);
        await second.Task;

        Assert.Empty(runner.CompleteReady());
        Assert.True(SpinWait.SpinUntil(() => runner.CompleteStopped().Any(), TimeSpan.FromSeconds(30)));
        Assert.Equal([2], runner.CompleteStopped().Select(done => done.Outcome.Value));
        first.SetResult();
    }

    [Fact]
    public void Does_not_work_on_what_is_discarded()
    {
        var runner = new BulkRunner<int, int>(3, 1, Square, CancellationToken.None);
        foreach (int input in Enumerable.Range(1, 5))
            runner.Add(input);

        Assert.Equal([4, 5], runner.Discard());

        Assert.Equal([1, 4, 9], runner.CompleteAll().Select(done => done.Outcome.Value));
        Assert.Equal((3, 0), (runner.Started, runner.Waiting));
    }
}
