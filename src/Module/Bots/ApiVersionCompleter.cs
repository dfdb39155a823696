using System.Collections;
using System.Management.Automation.Language;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Completes the versions of the bots' API.</summary>
internal sealed class ApiVersionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => new CompletionResult[]
        {
            new("1", "1 imbot.update", CompletionResultType.ParameterValue, "imbot.update, with a CLIENT_ID"),
            new("2", "2 imbot.v2.Bot.update", CompletionResultType.ParameterValue,
                "imbot.v2.Bot.update, with a bot token"),
        }.Where(version => version.CompletionText.StartsWith(wordToComplete, System.StringComparison.Ordinal));
}
