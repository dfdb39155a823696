namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Takes events that somebody has taken out of the queue of an application for good, as Receive-B24Event does with what
/// the pipeline has processed. Needs an application and an administrator. REST: <c>event.offline.clear</c>.
/// </summary>
[RestMethod("event.offline.clear")]
[Progress("Clearing offline events", "cleared")]
[Cmdlet(VerbsCommon.Clear, "B24OfflineEvent", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class ClearOfflineEventCommand : RowCmdlet<ClearOfflineEvents, bool>, IKeepsJournal, INeedsApplication
{
    /// <summary>Under what the events are kept for whoever has taken them.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [BareValue]
    public string? ProcessId { get; set; }

    /// <summary>The marks of the events. Without them, and without -Id, all that is kept.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string[]? OfflineMessageId { get; set; }

    /// <summary>The id of one event in the queue, from 1. It goes before the marks.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("EventId")]
    public string? Id { get; set; }

    /// <summary>The key of the source, where the events were bound with one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AuthConnector { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => EventErrorHelp.Table;

    internal override ClearOfflineEvents Request() => new(
        ProcessId ?? "",
        IdKind.Event.Read(nameof(Id), Id) is { } id ? [id] : null,
        OfflineMessageId?.Where(mark => mark.OrNull() is not null).ToList() is { Count: > 0 } marks ? marks : null,
        AuthConnector.OrNull());

    internal override (string Target, string Action)? Describe(ClearOfflineEvents request) =>
        ($"{request}", "Take out of the queue for good");

    internal override void Emit(bool result)
    {
        // Cleared without a word, as PowerShell's own Clear cmdlets do.
    }
}
