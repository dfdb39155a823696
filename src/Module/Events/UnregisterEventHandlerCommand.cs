namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Unbinds handlers of events, or stops events from going to the queue of the application. Needs an application.
/// REST: <c>event.unbind</c>.
/// </summary>
[RestMethod("event.unbind")]
[Progress("Unbinding event handlers", "unbound")]
[Cmdlet(
    VerbsLifecycle.Unregister, "B24EventHandler", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(int))]
public sealed class UnregisterEventHandlerCommand : EventHandlerCmdlet<UnbindEvent, int>
{
    private protected override string Verb => "No longer send to";

    private protected override UnbindEvent RequestFor(EventBinding binding) => new(binding);

    private protected override EventBinding BindingOf(UnbindEvent request) => request.Binding;
}
