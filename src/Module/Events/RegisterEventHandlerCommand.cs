using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Lets events go to a handler, or to the queue of the application that Receive-B24Event reads. Needs an application.
/// REST: <c>event.bind</c>.
/// </summary>
[RestMethod("event.bind")]
[Progress("Binding event handlers", "bound")]
[Cmdlet(VerbsLifecycle.Register, "B24EventHandler", SupportsShouldProcess = true)]
[OutputType(typeof(EventSubscription))]
public sealed class RegisterEventHandlerCommand : RowCmdlet<BindEvent, EventSubscription>, IKeepsJournal, INeedsApplication
{
    /// <summary>The names of the events, in any case.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EventNameCompleter))]
    [BareValue]
    public string[]? Event { get; set; }

    /// <summary>The address that the portal calls, http or https.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Handler { get; set; }

    /// <summary>Lets the events go to the queue of the application, and not to a handler.</summary>
    [Parameter]
    public SwitchParameter Offline { get; set; }

    /// <summary>
    /// The id of the user whose tokens the handler gets; 0, and by default, of whoever causes the event.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserId { get; set; }

    /// <summary>
    /// The key of the source, of a queue: what the application changes itself under this key does not come back to it.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AuthConnector { get; set; }

    /// <summary>What the event lets be set: <c>minTimeout</c> of onOfflineEvent, in seconds.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Map]
    public IDictionary? Options { get; set; }

    /// <summary>Emits what was bound.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => EventErrorHelp.Table;

    internal override object? KeyOf(BindEvent request) => $"{request.Binding}";

    internal override IReadOnlyCollection<(BindEvent Request, object? Target)> Requests()
    {
        IDictionary? options = Options.Checked();
        return
        [
            .. EventInput.BindingsOf(Event, Handler, Offline, UserId, AuthConnector.OrNull())
                .Select(binding => (new BindEvent(binding, options), Target)),
        ];
    }

    internal override (string Target, string Action)? Describe(BindEvent request) =>
        ($"event {request.Binding.Event}", request.Binding.Handler is { } handler
        ? $"Send to {handler}"
        : "Send to the queue of the application");

    internal override void Emit(EventSubscription result)
    {
        if (PassThru)
            WriteObject(result);
    }
}
