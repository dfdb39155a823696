namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Lists the queue of an application as it is, and takes nothing out of it: what waits, what somebody has taken, what
/// somebody has failed at. Needs an application and an administrator. REST: <c>event.offline.list</c>.
/// </summary>
[RestMethod("event.offline.list")]
[Cmdlet(VerbsCommon.Get, "B24OfflineEvent")]
[OutputType(typeof(OfflineEvent))]
public sealed class GetOfflineEventCommand : PortalCmdlet, INeedsApplication
{
    /// <summary>The names of the events, in any case; all by default.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(EventNameCompleter))]
    public string[]? Event { get; set; }

    /// <summary>Lists what is kept under this mark of whoever has taken it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ProcessId { get; set; }

    /// <summary>Lists only what nobody has taken.</summary>
    [Parameter]
    public SwitchParameter Waiting { get; set; }

    /// <summary>Lists only what somebody has failed at; with -Failed:$false, only the rest.</summary>
    [Parameter]
    public SwitchParameter Failed { get; set; }

    /// <summary>The key of the source, where the events were bound with one.</summary>
    [Parameter]
    public string? AuthConnector { get; set; }

    internal override ErrorHelpTable ErrorHelp => EventErrorHelp.Table;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        IReadOnlyList<string> names = ReadOnce(() => EventInput.NamesOf(Event, nameof(Event)), Event);
        OfflineEventPager pages = OfflineEventPager.Of(
            Client,
            string.IsNullOrWhiteSpace(AuthConnector) ? null : AuthConnector,
            names.Count == 1 ? names[0] : null,
            ProcessId ?? (Waiting ? "" : null),
            MyInvocation.BoundParameters.ContainsKey(nameof(Failed)) ? Failed.IsPresent : null);
        // Page by page, so that a pipeline that has enough stops the reading.
        while (pages.HasMore)
        {
            if (Ask(pages.ReadNextAsync, Event) is not { } page)
                return;
            foreach (OfflineEvent one in page.Where(one => names.Count == 0 || names.Contains(one.Event)))
                WriteObject(one);
        }
    }
}
