using System.Collections.Generic;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Bitrix24.Rest;

/// <summary>Packs calls into one <c>batch</c> and takes its answer apart again.</summary>
internal static class BatchCall
{
    /// <summary>What the portal takes in one batch.</summary>
    public const int MaxLength = 50;

    /// <summary>What stands for the result of an earlier call of the same batch.</summary>
    /// <param name="index">The place of that call, from 0.</param>
    public static string ResultOf(int index) => $"$result[{Key(index)}]";

    /// <summary>
    /// Keys are words, not numbers: an answer whose keys are 0..n arrives as a list, and one with a gap does not.
    /// </summary>
    private static string Key(int index) => "c" + index.ToString(CultureInfo.InvariantCulture);

    public static RestCall Pack(IReadOnlyList<RestCall> calls)
    {
        var commands = new JObject();
        for (int i = 0; i < calls.Count; i++)
            commands[Key(i)] = Command(calls[i]);

        // halt is read as PHP reads truth: anything but 0 stops the batch at its first error.
        return new RestCall("batch", new JObject { ["halt"] = 0, ["cmd"] = commands });
    }

    public static Outcome<JToken>[] Unpack(JToken answer, int count)
    {
        // An empty part arrives as an empty list.
        var parts = answer as JObject;
        var results = parts?["result"] as JObject;
        var errors = parts?["result_error"] as JObject;

        var outcomes = new Outcome<JToken>[count];
        for (int i = 0; i < count; i++)
            outcomes[i] = Item(results?[Key(i)], errors?[Key(i)]);
        return outcomes;
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
