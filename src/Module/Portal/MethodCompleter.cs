using System.Collections;
using System.Management.Automation.Language;
using System.Reflection;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Completes the names of the documented methods of the Open Channels, and of those that every portal has: by how they
/// begin, or else by any part of them.
/// </summary>
internal sealed class MethodCompleter : IArgumentCompleter
{
    private const string Batch = "batch";

    // Of every portal; no cmdlet is there for them.
    private static readonly string[] OfEveryPortal = ["app.info", "method.get", "server.time", "user.current"];

    private static readonly string[] Methods =
    [
        .. typeof(MethodCompleter).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RestMethodAttribute>())
            .Select(method => method.Name)
            .Concat(OfEveryPortal)
            .Where(method => method != Batch)
            .Distinct()
            .OrderBy(method => method, StringComparer.OrdinalIgnoreCase),
    ];

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
        return (found.Length > 0 ? found : Containing(typed, place => place > 0)).Select(
            method => new CompletionResult(method, method, CompletionResultType.ParameterValue, method));
    }

    private static string[] Containing(string typed, Func<int, bool> isThere) =>
        [.. Methods.Where(method => isThere(method.IndexOf(typed, StringComparison.OrdinalIgnoreCase)))];
}
