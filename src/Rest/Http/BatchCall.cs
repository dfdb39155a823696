using System.Globalization;

namespace Bitrix24.Rest;

/// <summary>Packs calls into one <c>batch</c> and takes its answer apart again.</summary>
internal static class BatchCall
{
    /// <summary>What the portal takes in one batch.</summary>
    public const int MaxLength = 50;

    private const string Reference = "$result";

    /// <summary>What stands for the result of an earlier call of the same batch.</summary>
    /// <param name="index">The place of that call, from 0.</param>
    public static string ResultOf(int index) => $"{Reference}[{Key(index)}]";

    /// <summary>
    /// Whether a call arrives in a batch as it is: in what a person has written, the portal would put results, too.
    /// </summary>
    public static bool CanHold(RestCall call) => call.Kind is CallKind.FollowUp || !call.Parameters.Descendants()
        .OfType<JValue>().Any(value => value.Value is string text && text.Contains(Reference));

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
    /// <param name="calls">The calls.</param>
    /// <param name="indexes">The place of each, which <see cref="ResultOf"/> knows it by.</param>
    public static RestCall Pack(IReadOnlyList<RestCall> calls, IReadOnlyList<int> indexes)
    {
        var commands = new JObject();
        for (int i = 0; i < calls.Count; i++)
            commands[Key(indexes[i])] = Command(calls[i]);

        // halt is read as PHP reads truth: anything but 0 stops the batch at its first error.
        return new RestCall("batch", new JObject { ["halt"] = 0, ["cmd"] = commands });
    }

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

    private static string Command(RestCall call)
    {
        string query = PhpQuery.Encode(call.Parameters);
        return query.Length == 0 ? call.Method : $"{call.Method}?{query}";
    }
}
