namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Marks taken events as those that somebody has failed at. They go back to the queue, and come again only with
/// Receive-B24Event -Failed. Needs an application and an administrator. REST: <c>event.offline.error</c>.
/// </summary>
[RestMethod("event.offline.error")]
[Progress("Marking offline events", "marked")]
[Cmdlet(VerbsCommon.Set, "B24OfflineEvent", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class SetOfflineEventCommand : RowCmdlet<FailOfflineEvents, bool>, IKeepsJournal, INeedsApplication
{
    /// <summary>Under what the events are kept for whoever has taken them.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? ProcessId { get; set; }

    /// <summary>The marks of the events.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [BareValue]
    public string[]? OfflineMessageId { get; set; }

    /// <summary>Marks them as failed. There is no other mark.</summary>
    [Parameter(Mandatory = true)]
    public SwitchParameter Failed { get; set; }

    /// <summary>The key of the source, where the events were bound with one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AuthConnector { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => EventErrorHelp.Table;

    /// <summary>
    /// What comes from Receive-B24Event is marked before that goes on: it takes what has been processed out of the
    /// queue.
    /// </summary>
    internal override bool IsSentAtOnce => InputObject is { BaseObject: PortalEvent };

    internal override FailOfflineEvents Request() => Failed
        ? new FailOfflineEvents(
            ProcessId ?? "",
            [.. (OfflineMessageId ?? []).Where(mark => mark.OrNull() is not null)],
            AuthConnector.OrNull())
        : throw new InvalidInputException(
            InputError.Invalid(nameof(Failed), null, "The mark cannot be taken away again."));

    internal override (string Target, string Action)? Describe(FailOfflineEvents request) =>
        ($"{request}", "Mark as failed");

    internal override void Emit(bool result)
    {
        // The portal answers no more than that it was done.
    }
}
