using System.Globalization;

namespace Bitrix24.Rest;

/// <summary>Packs calls into one <c>batch</c> and takes its answer apart again.</summary>
internal static class BatchCall
{
    /// <summary>What the portal takes in one batch.</summary>
    public const int MaxLength = 50;

    private const string Reference = "$result";

    /// <summary>What a portal replaces in a call of a batch, in any case.</summary>
    private static readonly string[] Replaced = [Reference, "$next", "$total", "$time", "$error"];

    /// <summary>What stands for the result of an earlier call of the same batch.</summary>
    /// <param name="index">The place of that call, from 0.</param>
    public static string ResultOf(int index) => $"{Reference}[{Key(index)}]";

    /// <summary>
    /// Whether a call arrives in a batch as it is: in what a person has written, the portal would put results, too,
    /// and of more variables than <see cref="MaxVariables"/> it would read the first ones only.
    /// </summary>
    public static bool CanHold(RestCall call)
    {
        JToken[] tokens = [.. call.Parameters.Descendants()];
        return tokens.Count(token => token is JValue) <= MaxVariables
            && (call.Kind is CallKind.FollowUp || !Array.Exists(tokens, IsReplaced));
    }

    /// <summary>How many variables PHP reads from one call of a batch: <c>max_input_vars</c>.</summary>
    private const int MaxVariables = 1000;

    private static bool IsReplaced(JToken token) => token switch
    {
        JValue { Value: string text } => IsReplaced(text),
        JProperty property => IsReplaced(property.Name),
        _ => false,
    };

    private static bool IsReplaced(string text) => text.IndexOf('$') >= 0
        && Array.Exists(Replaced, word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>
    /// Keys are words, not numbers: an answer whose keys are 0..n arrives as a list, and one with a gap does not.
    /// </summary>
    private static string Key(int index) => "c" + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>The place of the call that a key stands for; null when it is no such key.</summary>
    public static int? PlaceOf(string key) => key.Length > 1 && key[0] == 'c'
        && int.TryParse(key.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out int place)
            ? place
            : null;

    /// <summary>Packs calls.</summary>
    /// <param name="calls">The calls, as <see cref="Command"/> writes them.</param>
    /// <param name="indexes">The place of each, which <see cref="ResultOf"/> knows it by.</param>
    public static RestCall Pack(IReadOnlyList<string> calls, IReadOnlyList<int> indexes)
    {
        var commands = new JObject();
        for (int i = 0; i < calls.Count; i++)
            commands[Key(indexes[i])] = calls[i];

        // halt is read as PHP reads truth: anything but 0 stops the batch at its first error.
        return new RestCall("batch", new JObject { ["halt"] = 0, ["cmd"] = commands });
    }

    /// <summary>Whether an answer mentions no call at all: the batch arrived empty.</summary>
    public static bool IsEmpty(JToken answer) => answer is JObject parts
        && parts["result"] is JContainer { HasValues: false }
        && parts["result_error"] is JContainer { HasValues: false };

    /// <summary>Takes the answer apart: one outcome a call, in the order of their places.</summary>
    public static Outcome<JToken>[] Unpack(JToken answer, IReadOnlyList<int> indexes)
    {
        // An empty part arrives as an empty list.
        var parts = answer as JObject;
        var results = parts?["result"] as JObject;
        var errors = parts?["result_error"] as JObject;

        return [.. indexes.Select(index => Item(results?[Key(index)], errors?[Key(index)]))];
    }

    /// <summary>What the portal tells of the time that each call took, in the order of their places.</summary>
    public static CallTime?[] Times(JToken answer, IReadOnlyList<int> indexes)
    {
        var times = (answer as JObject)?["result_time"] as JObject;
        return [.. indexes.Select(index => CallTime.Read(times?[Key(index)]))];
    }

    private static Outcome<JToken> Item(JToken? result, JToken? error)
    {
        if (RestResponse.Error(error) is { } failure)
            return Outcome.Failure<JToken>(Faults.FromPortal(failure.Code, failure.Description, status: null));
        if (result is not null)
            return Outcome.Success(result);
        return Outcome.Failure<JToken>(Faults.Unclear("The portal's answer to the batch does not mention this call."));
    }

    /// <summary>A call as it stands in a batch.</summary>
    public static string Command(RestCall call)
    {
        string query = PhpQuery.Encode(call.Parameters);
        return query.Length == 0 ? call.Method : $"{call.Method}?{query}";
    }
}
