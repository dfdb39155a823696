namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Marks taken events as those that somebody has failed at. They go back to the queue, and come again only with
/// Receive-B24Event -Failed. Needs an application and an administrator. REST: <c>event.offline.error</c>.
/// </summary>
[RestMethod("event.offline.error")]
[Cmdlet(VerbsCommon.Set, "B24OfflineEvent", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class SetOfflineEventCommand : ActionCommand<FailOfflineEvents, bool>, INeedsApplication
{
    /// <summary>Under what the events are kept for whoever has taken them.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? ProcessId { get; set; }

    /// <summary>The marks of the events.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string[]? OfflineMessageId { get; set; }

    /// <summary>Marks them as failed. There is no other mark.</summary>
    [Parameter(Mandatory = true)]
    public SwitchParameter Failed { get; set; }

    /// <summary>The key of the source, where the events were bound with one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AuthConnector { get; set; }

    private protected override string Activity => "Marking offline events";

    private protected override string Achieved => "marked";

    private protected override string BareName => nameof(OfflineMessageId);

    private protected override ErrorHelpTable ErrorHelp => EventErrorHelp.Table;

    /// <summary>
    /// What comes from Receive-B24Event is marked before that goes on: it takes what has been processed out of the
    /// queue.
    /// </summary>
    private protected override void ProcessInput()
    {
        base.ProcessInput();
        if (InputObject is { BaseObject: PortalEvent })
            Flush();
    }

    private protected override FailOfflineEvents Read(PipelineRecord record) => Failed
        ? new FailOfflineEvents(
            record.TextOf(nameof(ProcessId)) ?? "",
            EventInput.TextsOf(record, nameof(OfflineMessageId)),
            record.TextOf(nameof(AuthConnector)))
        : throw new InvalidInputException([new(
            InputErrorCodes.InvalidValue, nameof(Failed), null, "The mark cannot be taken away again.")]);

    private protected override string Describe(FailOfflineEvents request) => $"{request}";

    private protected override string DescribeAction(FailOfflineEvents request) => "Mark as failed";

    private protected override void Emit(bool output)
    {
        // The portal answers no more than that it was done.
    }
}
