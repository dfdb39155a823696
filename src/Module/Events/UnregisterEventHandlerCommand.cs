namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Takes handlers of events away, or lets events no longer go to the queue of the application. Needs an application.
/// REST: <c>event.unbind</c>.
/// </summary>
[RestMethod("event.unbind")]
[Progress("Unbinding event handlers", "unbound")]
[Cmdlet(
    VerbsLifecycle.Unregister, "B24EventHandler", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(int))]
public sealed class UnregisterEventHandlerCommand : RowCmdlet<UnbindEvent, int>, IKeepsJournal, INeedsApplication
{
    /// <summary>The names of the events, in any case.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EventNameCompleter))]
    [BareValue]
    public string[]? Event { get; set; }

    /// <summary>The address that the portal calls, as it was bound.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Handler { get; set; }

    /// <summary>Means what goes to the queue of the application. A piped handler says it itself.</summary>
    [Parameter]
    public SwitchParameter Offline { get; set; }

    /// <summary>
    /// The id of the user that it was bound for; 0 for whoever causes the event. Without it, those of all users.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserId { get; set; }

    /// <summary>The key of the source, of a queue.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AuthConnector { get; set; }

    /// <summary>Emits how many handlers were taken away.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => EventErrorHelp.Table;

    internal override object? KeyOf(UnbindEvent request) => $"{request.Binding}";

    internal override IReadOnlyCollection<(UnbindEvent Request, object? Target)> Requests()
    {
        bool isOffline = Offline || InputObject is { BaseObject: EventSubscription { IsOffline: true } };
        return
        [
            .. EventInput.BindingsOf(Event, Handler, isOffline, UserId, AuthConnector.OrNull())
                .Select(binding => (new UnbindEvent(binding), Target)),
        ];
    }

    internal override (string Target, string Action)? Describe(UnbindEvent request) =>
        ($"event {request.Binding.Event}", request.Binding.Handler is { } handler
        ? $"No longer send to {handler}"
        : "No longer send to the queue of the application");

    internal override void Emit(int result)
    {
        if (PassThru)
            WriteObject(result);
    }
}
