namespace Bitrix24.OpenLines;

/// <summary>How methods of connectors tell that something was not done: all with the status 200.</summary>
internal static class ConnectorErrors
{
    /// <summary>
    /// The error in an answer that is a bare flag, or an object with <c>result</c>, <c>error</c> and
    /// <c>error_description</c>; null where it says that it was done.
    /// </summary>
    public static RestError? OfFlag(JToken answer)
    {
        JToken? flag = answer is JObject map ? map["result"] : answer;
        string? code = JsonField.Text((answer as JObject)?["error"]);
        if (code is { Length: > 0 })
            return new(code, JsonField.Text(answer["error_description"]) ?? code, Execution.Refused);
        return flag switch
        {
            JValue { Value: true } => null,
            JValue { Value: false } => new(
                ConnectorErrorCodes.ConnectorNotChanged, "The portal answered that it was not done, and not why.",
                Execution.Refused),
            _ => OpenLineErrors.Unexpected("true", answer),
        };
    }

    /// <summary>
    /// The error in an answer with <c>SUCCESS</c> and the results of what was sent; null where all of it was taken.
    /// </summary>
    public static RestError? OfMessages(JToken answer)
    {
        if (answer is not JObject map || JsonField.Flag(map["SUCCESS"]) is not { } isDone)
            return OpenLineErrors.Unexpected("what became of the message", answer);
        JObject[] refused = [.. ResultsIn(map).Where(result => JsonField.Flag(result["SUCCESS"]) is false)];
        if (isDone && refused.Length == 0)
            return null;
        string reason = string.Join(" ", refused.Append(map).SelectMany(ReasonsIn));
        return new(
            ConnectorErrorCodes.ConnectorMessageRefused,
            reason.Length > 0 ? reason : "The portal answered that it was not done, and not why.",
            Execution.Refused);
    }

    /// <summary>What an answer tells of each message; an empty list of them may come in place of the map.</summary>
    public static IEnumerable<JObject> ResultsIn(JToken answer) =>
        ((answer as JObject)?["DATA"] as JObject)?["RESULT"] switch
        {
            JArray list => list.OfType<JObject>(),
            JObject map => map.PropertyValues().OfType<JObject>(),
            _ => [],
        };

    private static IEnumerable<string> ReasonsIn(JObject result) => result["ERRORS"] switch
    {
        JArray list => list.Select(Reason).OfType<string>(),
        JObject map => map.PropertyValues().Select(Reason).OfType<string>(),
        { } one when Reason(one) is { } reason => [reason],
        _ => [],
    };

    private static string? Reason(JToken error) =>
        JsonField.Text(error is JObject map ? map["message"] : error) is { Length: > 0 } text ? text : null;
}

/// <summary>Codes of failures of connectors that a portal puts no code on.</summary>
public static class ConnectorErrorCodes
{
    /// <summary>The portal lists no connector of that code or name.</summary>
    public const string ConnectorNotFound = nameof(ConnectorNotFound);

    /// <summary>The portal answered that it did not take over what a connector sent, and why in words only.</summary>
    public const string ConnectorMessageRefused = nameof(ConnectorMessageRefused);

    /// <summary>The portal answered <c>false</c>, and not why.</summary>
    public const string ConnectorNotChanged = nameof(ConnectorNotChanged);
}
