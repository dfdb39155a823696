using System.Collections;
using System.Management.Automation.Language;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Completes the names of the properties of an open line.</summary>
internal sealed class PropertyCompleter : IArgumentCompleter
{
    private static readonly string[] Names = [.. OpenLineSelection.PropertyNames];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => SettingCompleter.Matching(Names, wordToComplete);
}
