namespace Bitrix24.Sandbox;

/// <summary>What a batch has to say so far: five arrays, each under the keys of the calls it concerns.</summary>
internal sealed class BatchAnswer
{
    private readonly JObject _results = [];
    private readonly JObject _errors = [];
    private readonly JObject _totals = [];
    private readonly JObject _nexts = [];
    private readonly JObject _times = [];

    /// <summary>What was added under one of the five names, for a look into it.</summary>
    public JObject Part(string name) => name switch
    {
        "error" => _errors,
        "total" => _totals,
        "next" => _nexts,
        "time" => _times,
        _ => _results,
    };

    public void Add(string key, FinishedCall call)
    {
        MethodResult result = call.Result;
        _results[key] = result.Value;
        if (result.Total is { } total)
            _totals[key] = total;
        if (result.Next is { } next)
            _nexts[key] = next;
        _times[key] = call.Time.ToJson();
    }

    public void Add(string key, RestException error) => _errors[key] = Envelope.Error(error);

    public JObject ToJson() => new()
    {
        ["result"] = Encode(_results),
        ["result_error"] = Encode(_errors),
        ["result_total"] = Encode(_totals),
        ["result_next"] = Encode(_nexts),
        ["result_time"] = Encode(_times),
    };

    private static JToken Encode(JObject map) => Php.Encode(new List<KeyValuePair<string, JToken>>(Php.Items(map)));
}
