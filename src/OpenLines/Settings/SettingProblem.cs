namespace Bitrix24.OpenLines;

/// <summary>Why one setting of an input was refused before anything was sent.</summary>
/// <param name="Code">One of <see cref="SettingProblemCodes"/>.</param>
/// <param name="Setting">The setting as the input spells it: a column or a key. Empty for the input as a whole.</param>
/// <param name="Value">The value as text; null where none was given.</param>
/// <param name="Reason">What is wrong and what is allowed, in a sentence.</param>
public sealed record SettingProblem(string Code, string Setting, string? Value, string Reason)
{
    /// <summary>The setting and the reason, in one sentence.</summary>
    public string Message => Setting.Length == 0 ? Reason : $"{Setting}: {Reason}";
}
