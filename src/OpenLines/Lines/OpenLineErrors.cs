using Newtonsoft.Json;

namespace Bitrix24.OpenLines;

/// <summary>Failures that several requests have in common.</summary>
internal static class OpenLineErrors
{
    public static RestError NotFound(int id) => new(
        OpenLineErrorCodes.OpenLineNotFound,
        $"The portal has no open line {id}, or does not show it to this user.",
        Execution.Refused);

    public static RestError Unexpected(string expected, JToken answer) => new(
        OpenLineErrorCodes.UnexpectedResult,
        $"The portal answered {Excerpt.Of(answer.ToString(Formatting.None), 100)} where {expected} was expected.",
        Execution.Refused);

    /// <summary>Nobody knows whether a method that makes something has been carried out.</summary>
    public static RestError Unknown(string method, string reason, int? status = null) => new(
        OpenLineErrorCodes.OutcomeUnknown,
        $"It is not known whether {method} was carried out, and it was not sent again. {reason}",
        Execution.Unclear,
        status);
}
