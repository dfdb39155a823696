namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Lists what an application has bound to events, or all events. Needs an application.
/// REST: <c>event.get</c>, <c>events</c>.
/// </summary>
[RestMethod("event.get")]
[RestMethod("events")]
[Cmdlet(VerbsCommon.Get, "B24EventHandler", DefaultParameterSetName = Bound)]
[OutputType(typeof(EventSubscription), ParameterSetName = [Bound])]
[OutputType(typeof(string), ParameterSetName = [Names])]
public sealed class GetEventHandlerCommand : PortalCmdlet, INeedsApplication
{
    private const string Bound = "Bound";
    private const string Names = "Available";

    /// <summary>The names of events, in any case; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(EventNameCompleter))]
    public string[]? Event { get; set; }

    /// <summary>Lists the events that a handler can be bound to.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Names)]
    public SwitchParameter Available { get; set; }

    /// <summary>The scope that opens the events: <c>imopenlines</c>.</summary>
    [Parameter(ParameterSetName = Names)]
    [ValidateNotNullOrEmpty]
    public string? Scope { get; set; }

    /// <summary>Lists the events of all scopes, and not only those of the application.</summary>
    [Parameter(ParameterSetName = Names)]
    public SwitchParameter All { get; set; }

    internal override ErrorHelpTable ErrorHelp => EventErrorHelp.Table;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Available)
            Write(new ListEvents(Scope, All), name => name);
        else
            Write(new ListEventHandlers(), handler => handler.Event);
    }

    private void Write<T>(Request<IReadOnlyList<T>> request, Func<T, string> nameOf)
    {
        const WildcardOptions AnyCase = WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant;
        if (Ask(token => Client.SendAsync(request, token), Event) is not { } found)
            return;
        WildcardPattern[] patterns = [.. (Event ?? ["*"]).Select(name => WildcardPattern.Get(name, AnyCase))];
        foreach (T item in found.Where(item => patterns.Any(pattern => pattern.IsMatch(nameOf(item)))))
            WriteObject(item);
    }
}
