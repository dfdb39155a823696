namespace Bitrix24.Rest;

/// <summary>
/// Takes inputs one by one, works on them in chunks, several chunks at a time, and gives the outcomes in the order of
/// the inputs. Holds no more than the chunks that are under way, however many inputs there are. For one thread.
/// </summary>
/// <typeparam name="TInput">An input.</typeparam>
/// <typeparam name="TOutput">What an input becomes.</typeparam>
public sealed class BulkRunner<TInput, TOutput>
{
    private readonly int _chunkSize;
    private readonly int _maxInFlight;
    private readonly Func<IReadOnlyList<TInput>, CancellationToken, Task<IReadOnlyList<Outcome<TOutput>>>> _work;
    private readonly Action<Task> _wait;
    private readonly CancellationToken _token;
    private readonly Queue<Chunk> _inFlight = new();
    private List<TInput> _next = [];

    /// <summary>Makes a runner; nothing runs yet.</summary>
    /// <param name="chunkSize">How many inputs are worked on together.</param>
    /// <param name="maxInFlight">How many chunks may be under way at once.</param>
    /// <param name="work">Works on a chunk; gives one outcome an input, in their order.</param>
    /// <param name="token">Stops the work.</param>
    /// <param name="wait">
    /// Waits for work that others have to wait for; may do something else meanwhile. Just waits, by default.
    /// </param>
    public BulkRunner(
        int chunkSize,
        int maxInFlight,
        Func<IReadOnlyList<TInput>, CancellationToken, Task<IReadOnlyList<Outcome<TOutput>>>> work,
        CancellationToken token,
        Action<Task>? wait = null)
    {
        _chunkSize = chunkSize;
        _maxInFlight = maxInFlight;
        _work = work;
        _token = token;
        _wait = wait ?? (_ => { });
    }

    /// <summary>How many inputs have been handed to the work so far.</summary>
    public int Started { get; private set; }

    /// <summary>How many inputs wait for their chunk to fill.</summary>
    public int Waiting => _next.Count;

    /// <summary>Takes an input. Starts a chunk when it is the last one that fits in.</summary>
    public void Add(TInput input)
    {
        _next.Add(input);
        if (_next.Count == _chunkSize)
            Start();
    }

    /// <summary>Gives the chunks that are done, and waits for the first one where too many are under way.</summary>
    public IEnumerable<Completed<TInput, TOutput>> CompleteReady()
    {
        while (_inFlight.Count > 0 && (_inFlight.Count >= _maxInFlight || _inFlight.Peek().Work.IsCompleted))
        {
            foreach (Completed<TInput, TOutput> completed in CompleteFirst())
                yield return completed;
        }
    }

    /// <summary>Starts what is left over, and gives everything that is still missing.</summary>
    public IEnumerable<Completed<TInput, TOutput>> CompleteAll()
    {
        if (_next.Count > 0)
            Start();
        while (_inFlight.Count > 0)
        {
            foreach (Completed<TInput, TOutput> completed in CompleteFirst())
                yield return completed;
        }
    }

    /// <summary>
    /// Gives what is done behind chunks that are not, when the run is stopped and nobody waits for these any more.
    /// </summary>
    public IEnumerable<Completed<TInput, TOutput>> CompleteStopped() => _inFlight
        .Where(chunk => chunk.Work.Status is TaskStatus.RanToCompletion)
        .SelectMany(chunk => chunk.Inputs.Zip(
            chunk.Work.GetAwaiter().GetResult(),
            (input, outcome) => new Completed<TInput, TOutput>(input, outcome)));

    /// <summary>Gives up the inputs that wait for their chunk to fill: they are not worked on.</summary>
    /// <returns>These inputs.</returns>
    public IReadOnlyList<TInput> Discard()
    {
        List<TInput> discarded = _next;
        _next = [];
        return discarded;
    }

    private void Start()
    {
        List<TInput> inputs = _next;
        _next = [];
        Started += inputs.Count;
        // On the thread pool, so that a host with a synchronization context cannot be waited for by its own thread.
        _inFlight.Enqueue(new Chunk(inputs, Task.Run(() => WorkAsync(inputs), _token)));
    }

    /// <summary>Every input gets its outcome, even where the work itself is defective.</summary>
    private async Task<IReadOnlyList<Outcome<TOutput>>> WorkAsync(IReadOnlyList<TInput> inputs)
    {
        try
        {
            return await _work(inputs, _token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var error = new RestError(
                RestErrorCodes.InternalError, $"{e.GetType().Name}: {e.Message}", Execution.Unclear);
            return [.. inputs.Select(_ => Outcome.Failure<TOutput>(error))];
        }
    }

    private IEnumerable<Completed<TInput, TOutput>> CompleteFirst()
    {
        Chunk chunk = _inFlight.Peek();
        if (!chunk.Work.IsCompleted)
            _wait(chunk.Work);
        IReadOnlyList<Outcome<TOutput>> outcomes = chunk.Work.GetAwaiter().GetResult();
        _inFlight.Dequeue();
        return chunk.Inputs.Zip(outcomes, (input, outcome) => new Completed<TInput, TOutput>(input, outcome));
    }

    private sealed record Chunk(List<TInput> Inputs, Task<IReadOnlyList<Outcome<TOutput>>> Work);
}

/// <summary>An input and what became of it.</summary>
/// <param name="Input">The input.</param>
/// <param name="Outcome">Its outcome.</param>
public sealed record Completed<TInput, TOutput>(TInput Input, Outcome<TOutput> Outcome);
