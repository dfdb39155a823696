namespace Bitrix24.Sandbox;

/// <summary><c>batch</c>: up to 50 calls in one request, one after another.</summary>
internal sealed class BatchMethod(MethodRunner runner, Func<SandboxSettings> settings)
{
    public const string Name = "batch";
    public const int MaxLength = 50;

    public IEnumerable<RestMethod> Methods =>
        [new(Name, Scopes.Basic, _ => throw RestException.NotInBatch()) { RunCalls = RunAsync }];

    /// <summary>The methods that a request asks a batch for; none when it is no batch.</summary>
    public static IReadOnlyList<string> CallsOf(string method, JObject parameters) => IsBatch(method)
        ? Php.Items(Commands(parameters)).Select(command => Split(command.Value).Method).ToList()
        : [];

    private static bool IsBatch(string method) => method.Equals(Name, StringComparison.OrdinalIgnoreCase);

    private static JToken? Commands(JObject parameters) =>
        parameters.GetValue("cmd", StringComparison.OrdinalIgnoreCase);

    private static (string Method, string Query) Split(JToken command)
    {
        string text = Php.Text(command);
        int question = text.IndexOf('?');
        return question < 0 ? (text, "") : (text.Substring(0, question), text.Substring(question + 1));
    }

    private async Task<MethodResult> RunAsync(MethodCall batch)
    {
        bool halts = Php.IsTrue(batch.InAnyCase("halt"));
        var answer = new BatchAnswer();
        int position = 0;
        foreach (KeyValuePair<string, JToken> command in Php.Items(Commands(batch.Parameters)))
        {
            try
            {
                FinishedCall call = position++ < MaxLength
                    ? await RunOneAsync(batch, command.Value, answer).ConfigureAwait(false)
                    : throw RestException.BatchTooLong();
                answer.Add(command.Key, call);
            }
            catch (RestException error)
            {
                answer.Add(command.Key, error);
                if (halts)
                    break;
            }
        }
        return new MethodResult(answer.ToJson());
    }

    private Task<FinishedCall> RunOneAsync(MethodCall batch, JToken command, BatchAnswer answer)
    {
        (string method, string query) = Split(command);
        if (IsBatch(method))
            throw RestException.NotInBatch();
        JObject parameters = new BatchReferences(answer)
            .Resolve(PhpQuery.Parse(query, settings().MaxInputVariables));
        // Who sent the batch sent all of it; a token in a single call has no say.
        Credentials.Extract(parameters, authorization: null);
        return runner.RunAsync(method, batch with { Parameters = parameters, IsInBatch = true });
    }
}
