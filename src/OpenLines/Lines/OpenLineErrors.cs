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

/// <summary>Codes of failures that a portal tells with <c>false</c>, with silence, or not at all.</summary>
public static class OpenLineErrorCodes
{
    /// <summary>The portal has no line of that id, or does not show it to this user.</summary>
    public const string OpenLineNotFound = nameof(OpenLineNotFound);

    /// <summary>The portal answered <c>false</c> in place of the new line's id: it was not made.</summary>
    public const string OpenLineNotCreated = nameof(OpenLineNotCreated);

    /// <summary>
    /// It is not known whether the line was made, or the method carried out; it must be looked for before it is done
    /// again.
    /// </summary>
    public const string OutcomeUnknown = nameof(OutcomeUnknown);

    /// <summary>The portal has no user or department of the name that a queue has.</summary>
    public const string OperatorNotFound = nameof(OperatorNotFound);

    /// <summary>The portal has several users or departments of the name that a queue has.</summary>
    public const string OperatorAmbiguous = nameof(OperatorAmbiguous);

    /// <summary>The portal's answer is not of the documented form.</summary>
    public const string UnexpectedResult = nameof(UnexpectedResult);
}
