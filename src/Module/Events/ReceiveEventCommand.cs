using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Receives events from the queue of an application, or of a bot. Only what the pipeline has processed is acknowledged;
/// the rest comes again, so that each event comes at least once. REST: <c>event.offline.get</c>,
/// <c>imbot.v2.Event.get</c>.
/// </summary>
[RestMethod("event.offline.get")]
[RestMethod("imbot.v2.Event.get")]
[Progress("Receiving events", "received")]
[Cmdlet(VerbsCommunications.Receive, "B24Event", SupportsShouldProcess = true, DefaultParameterSetName = OfQueue)]
[OutputType(typeof(PortalEvent))]
public sealed class ReceiveEventCommand : PortalCmdlet
{
    private const string OfQueue = "Queue";
    private const string OfBot = "Bot";
    private const int PageSize = 100;

    // Short enough that few events come again after a power cut.
    private static readonly TimeSpan AcknowledgeInterval = TimeSpan.FromSeconds(5);

    // A pipeline that was stopped waits no longer than this for its last acknowledgement.
    private static readonly TimeSpan LastAcknowledgeTimeout = TimeSpan.FromSeconds(10);

    private readonly RunCount _count = new();
    private RunProgress? _progress;
    private TimeSpan _acknowledgedAt;

    /// <summary>The names of the events, in any case; all by default.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(EventNameCompleter))]
    public string[]? Event { get; set; }

    /// <summary>The id of the bot whose events are received; without it, those of the application's queue.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfBot)]
    [Alias("BOT_ID")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(BotIdCompleter))]
    public int BotId { get; set; }

    /// <summary>The token of the bot. A webhook needs it. Secret.</summary>
    [Parameter(ParameterSetName = OfBot)]
    [Secret]
    public SecureString? BotToken { get; set; }

    /// <summary>Receives the events of the user, too.</summary>
    [Parameter(ParameterSetName = OfBot)]
    public SwitchParameter IncludeUserEvent { get; set; }

    /// <summary>The key of the source, where the events were bound with one.</summary>
    [Parameter(ParameterSetName = OfQueue)]
    public string? AuthConnector { get; set; }

    /// <summary>Receives only events that were marked as failed.</summary>
    [Parameter(ParameterSetName = OfQueue)]
    public SwitchParameter Failed { get; set; }

    /// <summary>
    /// Leaves out what others have received and not acknowledged. Use it where several receive from one queue.
    /// </summary>
    [Parameter(ParameterSetName = OfQueue)]
    public SwitchParameter SkipReserved { get; set; }

    /// <summary>The most events to receive, from 1.</summary>
    [Parameter]
    [Alias("Limit")]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    /// <summary>Waits for more events until it is stopped.</summary>
    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <summary>Seconds between two requests while the queue is empty, from 0.01; 5 by default.</summary>
    [Parameter]
    [ValidateRange(0.01, 86400.0)]
    public double PollInterval { get; set; } = 5;

    /// <summary>Only reads the events; they stay in the queue.</summary>
    [Parameter]
    public SwitchParameter NoAcknowledge { get; set; }

    internal override ErrorHelpTable ErrorHelp => EventErrorHelp.Table;

    /// <summary>What errors point to.</summary>
    private object? Target => ParameterSetName == OfBot ? BotId : Event;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (ParameterSetName == OfQueue)
            RequireApplication();
        _progress = new RunProgress(this, Client.Clock, delay: TimeSpan.Zero);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        EventQueue queue = ReadOnce(Open, Event);
        string name = ParameterSetName == OfBot ? $"bot {BotId}" : "the queue of the application";
        if (!NoAcknowledge && !ShouldProcess(name, "Receive events"))
            return;
        _acknowledgedAt = Client.Clock.Elapsed;
        try
        {
            Receive(queue);
        }
        finally
        {
            AcknowledgeLast(queue);
        }
        OnWaiting();
        if (_progress!.Completed() is { } completed)
            WriteProgress(completed);
    }

    /// <summary>Shows the progress, and what it waits for.</summary>
    private protected override void OnWaiting()
    {
        base.OnWaiting();
        if (_progress!.IsDue)
            WriteProgress(_progress.At(_count, Monitor.Waiting, left: null));
    }

    /// <summary>The queue that the parameters name.</summary>
    /// <exception cref="InvalidInputException">The parameters contradict each other, or a name is wrong.</exception>
    private EventQueue Open()
    {
        if (Follow && NoAcknowledge)
        {
            throw new InvalidInputException(InputError.WithoutEffect(
                nameof(Follow),
                "With -NoAcknowledge the same events would come again and again. Leave one of the two out."));
        }
        IReadOnlyList<string> names = EventInput.NamesOf(Event, nameof(Event));
        if (ParameterSetName == OfBot)
        {
            return new BotEventQueue(Client, BotId, Secret.Reveal(BotToken))
            {
                Events = names,
                WithUserEvents = IncludeUserEvent,
                Acknowledges = !NoAcknowledge,
            };
        }
        var source = new OfflineEventSource
        {
            Events = names,
            AuthConnector = AuthConnector?.Trim().OrNull(),
            Failed = Failed,
            SkipsReserved = SkipReserved,
        };
        return NoAcknowledge ? new OfflineEventPeek(Client, source) : new OfflineEventQueue(Client, source);
    }

    /// <summary>Receives until the queue is empty, -First is reached, or the pipeline stops.</summary>
    private void Receive(EventQueue queue)
    {
        int left = First;
        while (left > 0)
        {
            if (Ask(token => queue.ReceiveAsync(Math.Min(left, PageSize), token), Target) is not { } entries)
                return;
            foreach (IQueuedEvent entry in entries.TakeWhile(_ => left > 0))
            {
                Deliver(queue, entry);
                left -= entry.Events.Count > 0 ? 1 : 0;
                if (Client.Clock.Elapsed - _acknowledgedAt >= AcknowledgeInterval)
                    Acknowledge(queue);
            }
            Acknowledge(queue);
            if (queue.HasMore)
                continue;
            if (!Follow || left <= 0)
                return;
            Pipeline.For(PauseAsync);
        }
    }

    /// <summary>
    /// Writes the events of an entry. They are processed when WriteObject returns, or when it throws because the
    /// pipeline has enough: Select-Object -First throws only after it has taken the last one. Any other exception means
    /// that they were not processed.
    /// </summary>
    private void Deliver(EventQueue queue, IQueuedEvent entry)
    {
        int written = 0;
        try
        {
            foreach (PortalEvent one in entry.Events)
            {
                written++;
                WriteObject(one);
            }
        }
        catch (Exception thrown) when (written == entry.Events.Count && PipelineEnd.IsEnough(this, thrown))
        {
            queue.Complete(entry);
            throw;
        }
        queue.Complete(entry);
        _count.Succeeded += entry.Events.Count;
    }

    private void Acknowledge(EventQueue queue)
    {
        _acknowledgedAt = Client.Clock.Elapsed;
        if (queue.Unacknowledged == 0 || Pipeline.For(queue.AcknowledgeAsync) is not { } error)
            return;
        Fail(
            new RestError(
                error.Code, $"{Unacknowledged(queue)} {error.Description}", error.Execution, error.Status),
            Target);
    }

    /// <summary>
    /// Acknowledges what was processed before the pipeline stopped. The pipeline is gone then: only the host can still
    /// show a warning.
    /// </summary>
    private void AcknowledgeLast(EventQueue queue)
    {
        if (queue.Unacknowledged == 0)
            return;
        using var patience = new CancellationTokenSource();
        Client.Clock.CancelAfter(patience, LastAcknowledgeTimeout);
        RestError? error;
        try
        {
            error = Task.Run(() => queue.AcknowledgeAsync(patience.Token)).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            error = new RestError(RestErrorCodes.TimedOut, "The portal did not answer in time.", Execution.Unclear);
        }
        if (error is not null)
            Host?.UI?.WriteWarningLine($"{Unacknowledged(queue)} {error.Description}");
    }

    private static string Unacknowledged(EventQueue queue) => queue.Unacknowledged == 1
        ? "1 event was processed and could not be acknowledged: it comes again."
        : $"{queue.Unacknowledged} events were processed and could not be acknowledged: they come again.";

    private async Task<bool> PauseAsync(CancellationToken token)
    {
        await Client.Clock.DelayAsync(TimeSpan.FromSeconds(PollInterval), token).ConfigureAwait(false);
        return true;
    }
}
