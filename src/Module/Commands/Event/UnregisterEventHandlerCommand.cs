namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Takes handlers of events away, or lets events no longer go to the queue of the application. Needs an application.
/// REST: <c>event.unbind</c>.
/// </summary>
[RestMethod("event.unbind")]
[Cmdlet(
    VerbsLifecycle.Unregister, "B24EventHandler", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(int))]
public sealed class UnregisterEventHandlerCommand : ActionCommand<UnbindEvent, int>, INeedsApplication
{
    /// <summary>The names of the events, in any case.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EventNameCompleter))]
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

    private protected override string Activity => "Unbinding event handlers";

    private protected override string Achieved => "unbound";

    private protected override string BareName => nameof(Event);

    private protected override ErrorHelpTable ErrorHelp => EventErrorHelp.Table;

    private protected override object? KeyOf(UnbindEvent input) => $"{input.Binding}";

    private protected override UnbindEvent Read(PipelineRecord record) => ReadAll(record).First();

    private protected override IEnumerable<UnbindEvent> ReadAll(PipelineRecord record)
    {
        bool isOffline = Offline || InputObject is { BaseObject: EventSubscription { IsOffline: true } };
        return [.. EventInput.BindingsOf(record, isOffline).Select(binding => new UnbindEvent(binding))];
    }

    private protected override string Describe(UnbindEvent request) => $"event {request.Binding.Event}";

    private protected override string DescribeAction(UnbindEvent request) => request.Binding.Handler is { } handler
        ? $"No longer send to {handler}"
        : "No longer send to the queue of the application";

    private protected override void Emit(int output)
    {
        if (PassThru)
            WriteObject(output);
    }
}
