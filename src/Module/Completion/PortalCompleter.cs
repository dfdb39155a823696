using System.Collections;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Completes what only the portal knows. Whoever presses Tab waits for it: a portal that is slow, or fails, completes
/// nothing.
/// </summary>
/// <typeparam name="T">What the portal is asked for.</typeparam>
internal abstract class PortalCompleter<T> : IArgumentCompleter
{
    private const int MaxPages = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly Regex Plain = new(@"^[\p{L}\p{Nd}_.:@/+-]+$", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        // A variable's value comes in PowerShell's wrapper.
        PortalConnection? connection =
            InputValues.Unwrap(fakeBoundParameters[nameof(PortalCmdlet.Connection)]) as PortalConnection
            ?? DefaultConnection.Current;
        if (connection is null || connection.IsClosed)
            return [];

        string typed = wordToComplete.Trim('\'', '"');
        return
        [
            .. Read(connection.Client)
                .Select(item => (Text: TextOf(item), Name: NameOf(item)))
                .Where(item => item.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
                    || item.Name.StartsWith(typed, StringComparison.InvariantCultureIgnoreCase))
                .Select(item => Result(item.Text, item.Name.Trim())),
        ];
    }

    /// <summary>Asks the portal, in one request.</summary>
    private protected abstract Task<Outcome<IReadOnlyList<T>>> ReadAsync(RestClient client, CancellationToken token);

    /// <summary>What is put on the command line.</summary>
    private protected abstract string TextOf(T item);

    /// <summary>What a person knows it by.</summary>
    private protected abstract string NameOf(T item);

    /// <summary>Reads pages; as many as somebody who has pressed Tab waits for.</summary>
    private protected static async Task<Outcome<IReadOnlyList<TItem>>> ReadAllAsync<TItem>(
        DirectoryPages<TItem> pages, CancellationToken token)
    {
        var items = new List<TItem>();
        for (int page = 0; page < MaxPages && pages.HasMore; page++)
        {
            Outcome<IReadOnlyList<TItem>> read = await pages.ReadNextAsync(token).ConfigureAwait(false);
            if (!read.IsSuccess)
                return read;
            items.AddRange(read.Value);
        }
        return Outcome.Success<IReadOnlyList<TItem>>(items);
    }

    /// <summary>PowerShell takes no empty tooltip.</summary>
    private static CompletionResult Result(string text, string name) => name.Length == 0
        ? new CompletionResult(Quoted(text), text, CompletionResultType.ParameterValue, text)
        : new CompletionResult(Quoted(text), $"{text} {name}", CompletionResultType.ParameterValue, name);

    /// <summary>As PowerShell takes it for one argument.</summary>
    private static string Quoted(string text) => Plain.IsMatch(text)
        ? text
        : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    private IReadOnlyList<T> Read(RestClient client)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            Outcome<IReadOnlyList<T>> answer =
                Task.Run(() => ReadAsync(client, patience.Token)).GetAwaiter().GetResult();
            return answer.IsSuccess ? answer.Value : [];
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }
}
