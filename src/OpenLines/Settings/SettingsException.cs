namespace Bitrix24.OpenLines;

/// <summary>An input was refused before anything was sent. Names everything that is wrong with it at once.</summary>
public sealed class SettingsException : Exception
{
    /// <summary>Refuses an input.</summary>
    /// <param name="problems">What is wrong with it; at least one.</param>
    public SettingsException(IReadOnlyList<SettingProblem> problems)
        : base(string.Join(" ", problems.Select(problem => problem.Message))) => Problems = problems;

    /// <summary>What is wrong, setting by setting.</summary>
    public IReadOnlyList<SettingProblem> Problems { get; }

    /// <summary>The code of the problem, or <see cref="SettingProblemCodes.SeveralProblems"/>.</summary>
    public string Code => Problems.Count == 1 ? Problems[0].Code : SettingProblemCodes.SeveralProblems;
}
