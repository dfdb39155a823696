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
public sealed class RegisterEventHandlerCommand : EventHandlerCmdlet<BindEvent, EventSubscription>
{
    /// <summary>What the event lets be set: <c>minTimeout</c> of onOfflineEvent, in seconds.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Map]
    public IDictionary? Options { get; set; }

    private protected override string Verb => "Send to";

    private protected override BindEvent RequestFor(EventBinding binding) => new(binding, Options.Checked());

    private protected override EventBinding BindingOf(BindEvent request) => request.Binding;
}
