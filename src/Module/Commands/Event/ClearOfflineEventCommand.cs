namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Takes events that somebody has taken out of the queue of an application for good, as Receive-B24Event does with what
/// the pipeline has processed. Needs an application and an administrator. REST: <c>event.offline.clear</c>.
/// </summary>
[RestMethod("event.offline.clear")]
[Cmdlet(VerbsCommon.Clear, "B24OfflineEvent", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class ClearOfflineEventCommand : ActionCommand<ClearOfflineEvents, bool>, INeedsApplication
{
    /// <summary>Under what the events are kept for whoever has taken them.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? ProcessId { get; set; }

    /// <summary>The marks of the events. Without them, and without -Id, all that is kept.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string[]? OfflineMessageId { get; set; }

    /// <summary>The id of one event in the queue, from 1. It goes before the marks.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("EventId")]
    [LenientId]
    public int Id { get; set; }

    /// <summary>The key of the source, where the events were bound with one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AuthConnector { get; set; }

    private protected override string Activity => "Clearing offline events";

    private protected override string Achieved => "cleared";

    private protected override string BareName => nameof(ProcessId);

    private protected override ErrorHelpTable ErrorHelp => EventErrorHelp.Table;

    private protected override ClearOfflineEvents Read(PipelineRecord record)
    {
        int? id = record.NumberOf(nameof(Id), "the id of an event, which is a whole number from 1");
        IReadOnlyList<string> marks = EventInput.TextsOf(record, nameof(OfflineMessageId));
        return new ClearOfflineEvents(
            record.TextOf(nameof(ProcessId)) ?? "",
            id is { } one ? [one] : null,
            marks.Count > 0 ? marks : null,
            record.TextOf(nameof(AuthConnector)));
    }

    private protected override string Describe(ClearOfflineEvents request) => $"{request}";

    private protected override string DescribeAction(ClearOfflineEvents request) => "Take out of the queue for good";

    private protected override void Emit(bool output)
    {
        // Cleared without a word, as PowerShell's own Clear cmdlets do.
    }
}
