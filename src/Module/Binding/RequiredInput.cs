namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Reads what an input must have.</summary>
internal static class RequiredInput
{
    /// <summary>A number that must be there.</summary>
    /// <param name="record">The input.</param>
    /// <param name="parameter">The parameter that takes it.</param>
    /// <param name="kind">What the number is, for a sentence.</param>
    /// <param name="question">What nothing says without it: <c>which chat it is</c>.</param>
    /// <exception cref="InvalidInputException">There is none, or it is something else.</exception>
    public static int RequiredNumber(this PipelineRecord record, string parameter, string kind, string question) =>
        record.NumberOf(parameter, kind) ?? throw new InvalidInputException([new(
            InputErrorCodes.MissingSetting, parameter, null,
            $"Nothing says {question}. Give -{parameter}, or a column {parameter}.")]);
}
