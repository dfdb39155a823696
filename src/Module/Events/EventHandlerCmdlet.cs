namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// What Register-B24EventHandler and Unregister-B24EventHandler share: which events, and where they go. Each event of a
/// row is a request of its own. Needs an application.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResult">What it answers.</typeparam>
public abstract class EventHandlerCmdlet<TRequest, TResult>
    : RowCmdlet<TRequest, TResult>, IKeepsJournal, INeedsApplication
{
    /// <summary>The names of the events, in any case.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EventNameCompleter))]
    [BareValue]
    public string[]? Event { get; set; }

    /// <summary>The address that the portal calls, http or https.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Handler { get; set; }

    /// <summary>The queue of the application, instead of a handler.</summary>
    [Parameter]
    public SwitchParameter Offline { get; set; }

    /// <summary>The id of the user whose tokens the handler gets; 0 for whoever causes the event.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserId { get; set; }

    /// <summary>
    /// The key of the source, of a queue: what the application changes itself under this key does not come back to it.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AuthConnector { get; set; }

    /// <summary>Emits what was done.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => EventErrorHelp.Table;

    internal override IReadOnlyCollection<(TRequest Request, object? Target)> Requests()
    {
        bool isOffline = Offline
            || (Handler.OrNull() is null && InputObject is { BaseObject: EventSubscription { IsOffline: true } });
        return
        [
            .. EventInput.BindingsOf(Event, Handler, isOffline, UserId, AuthConnector.OrNull())
                .Select(binding => (RequestFor(binding), Target)),
        ];
    }

    internal override object? KeyOf(TRequest request) => $"{BindingOf(request)}";

    internal override (string Target, string Action)? Describe(TRequest request)
    {
        EventBinding binding = BindingOf(request);
        string destination = binding.Handler?.ToString() ?? "the queue of the application";
        return ($"event {binding.Event}", $"{Verb} {destination}");
    }

    internal override void Emit(TResult result)
    {
        if (PassThru)
            WriteObject(result);
    }

    /// <summary>What is done, for -WhatIf, before where it goes: <c>Send to</c>.</summary>
    private protected abstract string Verb { get; }

    private protected abstract TRequest RequestFor(EventBinding binding);

    private protected abstract EventBinding BindingOf(TRequest request);
}
