using System.Collections;
using System.Management.Automation.Language;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Completes the values of the setting that a parameter is named after: Y and N, words of a list.</summary>
internal sealed class SettingCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => Matching(
            OpenLineSettings.Catalog.Find(parameterName)?.AllowedValues ?? [], wordToComplete);

    /// <summary>Those of some words that begin as the person did.</summary>
    internal static IEnumerable<CompletionResult> Matching(IEnumerable<string> words, string typed) => words
        // Whoever types berlin means Europe/Berlin.
        .Where(word => word.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
            || (typed.Length > 0 && word.IndexOf($"/{typed}", StringComparison.OrdinalIgnoreCase) > 0))
        .Select(word => new CompletionResult(word));
}
