namespace Bitrix24.Rest;

/// <summary>What travels in one HTTP request: one call as it is, or several in a batch.</summary>
internal sealed class Packet
{
    private const string BatchMethod = "batch";

    private readonly IReadOnlyList<int>? _places;

    private Packet(RestCall call, IReadOnlyList<RestCall> calls, IReadOnlyList<int>? places)
    {
        Call = call;
        Calls = calls;
        _places = places;
    }

    /// <summary>What is sent.</summary>
    public RestCall Call { get; }

    /// <summary>The calls that it carries.</summary>
    public IReadOnlyList<RestCall> Calls { get; }

    public bool IsBatch => _places is not null;

    /// <summary>The method that it has most calls of.</summary>
    public string MainMethod => Calls.GroupBy(call => call.Method)
        .OrderByDescending(calls => calls.Count()).First().Key;

    /// <summary>Every method that is charged with time, as often as it is called.</summary>
    public IReadOnlyCollection<string> Methods => IsBatch
        ? [BatchMethod, .. Calls.Select(call => call.Method)]
        : [Call.Method];

    /// <summary>One call, as it is.</summary>
    public static Packet Of(RestCall call) => new(call, [call], places: null);

    /// <summary>Several calls in a batch.</summary>
    public static Packet Of(IReadOnlyList<PendingCall> calls)
    {
        int[] places = [.. calls.Select(call => call.Place)];
        var batch = BatchCall.Pack([.. calls.Select(call => call.Command)], places);
        return new(batch, [.. calls.Select(call => call.Call)], places);
    }

    /// <summary>Takes the answer apart: one outcome a call, in their order.</summary>
    public Outcome<JToken>[] Unpack(JToken answer) =>
        IsBatch ? BatchCall.Unpack(answer, _places!) : [Outcome.Success(answer)];

    /// <summary>Whether an answer shows that the calls did not arrive.</summary>
    public bool HasArrivedEmpty(JToken answer) => IsBatch && BatchCall.IsEmpty(answer);

    /// <summary>What the portal tells of the time that each method took it.</summary>
    public IEnumerable<(string Method, CallTime Time)> Times(RestAnswer answer)
    {
        if (answer.Time is { } time)
            yield return (Call.Method, time);
        if (!IsBatch)
            yield break;

        CallTime?[] times = BatchCall.Times(answer.Result, _places!);
        for (int i = 0; i < times.Length; i++)
        {
            if (times[i] is { } own)
                yield return (Calls[i].Method, own);
        }
    }
}
