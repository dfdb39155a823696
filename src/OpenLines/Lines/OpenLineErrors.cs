using Newtonsoft.Json;

namespace Bitrix24.OpenLines;

/// <summary>Failures that several requests have in common.</summary>
internal static class OpenLineErrors
{
    /// <summary>Where other texts are cut, a portal fails to write one of these that is too long.</summary>
    private static readonly string[] NeverCut =
        ["CRM_SOURCE", "CRM_CREATE_SECOND", "WORKTIME_TIMEZONE", "WORKTIME_HOLIDAYS"];

    public static RestError NotFound(int id) => new(
        OpenLineErrorCodes.OpenLineNotFound,
        $"The portal has no open line {id}, or does not show it to this user.",
        Execution.Refused);

    /// <summary>The portal answered <c>false</c> to a change, and does not say why.</summary>
    /// <param name="id">The id of the line.</param>
    /// <param name="settings">What was sent.</param>
    /// <param name="isThere">Whether the portal is known to have the line.</param>
    public static RestError NotChanged(int id, OpenLineSettings settings, bool isThere)
    {
        var causes = new List<string>();
        if (!isThere)
            causes.Add("it has no such line");
        if (settings.Queue is not null)
            causes.Add("the queue has a department that is empty or unknown");
        string[] texts = [.. settings.Given().Select(setting => setting.WireName).Where(NeverCut.Contains)];
        if (texts.Length > 0)
            causes.Add($"a value is too long for it ({string.Join(", ", texts)})");
        string why = causes.Count == 0
            ? "Nothing in what was sent is known to cause that."
            : $"It does so where {string.Join(", or where ", causes)}.";
        string what = isThere ? $"has open line {id} but did not change it" : $"did not change open line {id}";
        return new(
            OpenLineErrorCodes.OpenLineNotChanged,
            $"The portal {what} and did not say why: it answered false. {why}",
            Execution.Refused);
    }

    /// <summary>
    /// The answer is not of the documented form. <c>false</c> says no; after anything else, the call may have run.
    /// </summary>
    public static RestError Unexpected(string expected, JToken answer) => new(
        OpenLineErrorCodes.UnexpectedResult,
        $"The portal answered {Excerpt.Of(answer.ToString(Formatting.None), 100)} where {expected} was expected.",
        answer is JValue { Value: false } ? Execution.Refused : Execution.Unclear);

    /// <summary>The outcome of something that must not be done twice is unknown.</summary>
    /// <param name="question">What is unknown: <c>'Sales' was created</c>.</param>
    /// <param name="reason">Why, in a sentence.</param>
    /// <param name="status">The HTTP status; null without an answer.</param>
    /// <param name="code">The code of the error.</param>
    public static RestError Unknown(
        string question, string reason, int? status = null, string code = OpenLineErrorCodes.OutcomeUnknown) => new(
        code,
        $"It is unknown whether {question}. It was not sent again. {reason}",
        Execution.Unclear,
        status);
}

/// <summary>Codes of failures that a portal tells with <c>false</c>, with silence, or not at all.</summary>
public static class OpenLineErrorCodes
{
    /// <summary>The portal's code where the credential lacks the permission for a method.</summary>
    public const string InsufficientScope = "insufficient_scope";

    /// <summary>The portal has no line of that id, or does not show it to this user.</summary>
    public const string OpenLineNotFound = nameof(OpenLineNotFound);

    /// <summary>The portal answered <c>false</c> in place of the new line's id: it was not made.</summary>
    public const string OpenLineNotCreated = nameof(OpenLineNotCreated);

    /// <summary>The portal has the line and answered <c>false</c> to a change of it, without saying why.</summary>
    public const string OpenLineNotChanged = nameof(OpenLineNotChanged);

    /// <summary>
    /// It is unknown whether the line was created, or the method ran. Look for the result before you do it again.
    /// </summary>
    public const string OutcomeUnknown = nameof(OutcomeUnknown);

    /// <summary>The portal has no user or department of the name that a queue has.</summary>
    public const string OperatorNotFound = nameof(OperatorNotFound);

    /// <summary>The portal has several users or departments of the name that a queue has.</summary>
    public const string OperatorAmbiguous = nameof(OperatorAmbiguous);

    /// <summary>
    /// Nobody in the queue works at the company any more: the portal would put the calling user in it, or refuse it.
    /// </summary>
    public const string NobodyInQueue = nameof(NobodyInQueue);

    /// <summary>The portal's answer is not of the documented form.</summary>
    public const string UnexpectedResult = nameof(UnexpectedResult);
}
