using System.Collections;
using System.Management.Automation.Language;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Completes the words of an enumeration, as the portal spells them.</summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
internal sealed class ChoiceCompleter<TEnum> : IArgumentCompleter
    where TEnum : struct, Enum
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => Choice<TEnum>.Allowed
            .Where(word => word.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(word => new CompletionResult(word));
}
