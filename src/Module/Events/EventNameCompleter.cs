using System.Collections;
using System.Management.Automation.Language;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Completes the names of events: those of the Open Channels, and then what else the portal lets an application hear
/// of. By how they begin, or else by any part of them.
/// </summary>
internal sealed class EventNameCompleter : IArgumentCompleter
{
    private readonly PortalNames _others = new();

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = wordToComplete.Trim('\'', '"');
        string[] found = Containing(typed, place => place == 0);
        var results = (found.Length > 0 ? found : Containing(typed, place => place > 0))
            .Select(name => new CompletionResult(name, name, CompletionResultType.ParameterValue, name));
        // The portal is asked only for what is not known without it.
        return found.Length > 0 && typed.Length > 0
            ? results
            : results.Concat(_others.CompleteArgument(
                    commandName, parameterName, wordToComplete, commandAst, fakeBoundParameters)
                .Where(other => !EventName.Documented.Contains(
                    other.CompletionText, StringComparer.OrdinalIgnoreCase)));
    }

    private static string[] Containing(string typed, Func<int, bool> isThere) =>
        [.. EventName.Documented.Where(name => isThere(name.IndexOf(typed, StringComparison.OrdinalIgnoreCase)))];

    private sealed class PortalNames : PortalCompleter<string>
    {
        private protected override Task<Outcome<IReadOnlyList<string>>> ReadAsync(
            RestClient client, CancellationToken token) => client.Credential.Kind is CredentialKind.Application
                ? client.SendAsync(new ListEvents(), token)
                : Task.FromResult(Outcome.Success<IReadOnlyList<string>>([]));

        private protected override string TextOf(string item) => item;

        private protected override string NameOf(string item) => item;
    }
}
