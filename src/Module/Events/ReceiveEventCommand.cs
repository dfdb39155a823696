using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Receives events out of the queue of an application, or out of that of a bot. Only what the pipeline has processed is
/// acknowledged; the rest comes again, so that each event comes at the least once. REST: <c>event.offline.get</c>,
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

    // What was processed is told to the portal now and then, so that little of it comes again after a power cut.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(10);

    private readonly RunCount _count = new();
    private RunProgress? _progress;
    private EventQueue? _queue;
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

    /// <summary>Lets the events of the user come with those of the bot.</summary>
    [Parameter(ParameterSetName = OfBot)]
    public SwitchParameter IncludeUserEvent { get; set; }

    /// <summary>The key of the source, where the events were bound with one.</summary>
    [Parameter(ParameterSetName = OfQueue)]
    public string? AuthConnector { get; set; }

    /// <summary>Receives what somebody has failed at, and nothing else.</summary>
    [Parameter(ParameterSetName = OfQueue)]
    public SwitchParameter Failed { get; set; }

    /// <summary>
    /// Leaves alone what others have taken and not acknowledged. Several that receive from one queue at once want that.
    /// </summary>
    [Parameter(ParameterSetName = OfQueue)]
    public SwitchParameter SkipReserved { get; set; }

    /// <summary>How many events are received at the most, from 1.</summary>
    [Parameter]
    [Alias("Limit")]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    /// <summary>Waits for more when there are none left, until it is stopped.</summary>
    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <summary>How many seconds pass before the portal is asked again, from 0.01; 5 by default.</summary>
    [Parameter]
    [ValidateRange(0.01, 86400.0)]
    public double PollInterval { get; set; } = 5;

    /// <summary>Only looks: the events stay where they are.</summary>
    [Parameter]
    public SwitchParameter NoAcknowledge { get; set; }

    internal override ErrorHelpTable ErrorHelp => EventErrorHelp.Table;

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
        _queue = ReadOnce(Open, Event);
        string queue = ParameterSetName == OfBot ? $"bot {BotId}" : "the queue of the application";
        if (!NoAcknowledge && !ShouldProcess(queue, "Receive events"))
            return;
        _acknowledgedAt = Client.Clock.Elapsed;
        try
        {
            Receive(_queue);
        }
        finally
        {
            AcknowledgeLast(_queue);
        }
        OnWaiting();
        if (_progress!.Completed() is { } completed)
            WriteProgress(completed);
    }

    /// <summary>Shows how far the command has come, and what it waits for.</summary>
    private protected override void OnWaiting()
    {
        base.OnWaiting();
        if (_progress!.IsDue)
            WriteProgress(_progress.At(_count, Monitor.Waiting, left: null));
    }

    /// <exception cref="InvalidInputException">What was asked for makes no sense.</exception>
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
            AuthConnector = string.IsNullOrWhiteSpace(AuthConnector) ? null : AuthConnector!.Trim(),
            Failed = Failed,
            SkipsReserved = SkipReserved,
        };
        return NoAcknowledge ? new OfflineEventPeek(Client, source) : new OfflineEventQueue(Client, source);
    }

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
                if (Client.Clock.Elapsed - _acknowledgedAt >= LongestSilence)
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
    /// Hands events on. They are processed when the pipeline comes back; and when it has enough of them, as
    /// Select-Object -First has, for it says so only after it has taken the last one. When it comes back in any other
    /// way, they are not.
    /// </summary>
    private void Deliver(EventQueue queue, IQueuedEvent entry)
    {
        int handedOn = 0;
        try
        {
            foreach (PortalEvent one in entry.Events)
            {
                handedOn++;
                WriteObject(one);
            }
        }
        catch (Exception thrown) when (handedOn == entry.Events.Count && PipelineEnd.IsEnough(this, thrown))
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
    /// Acknowledges what was processed before the pipeline stopped. It takes no time that anybody would notice, or is
    /// told as what it is; only the host can be told now.
    /// </summary>
    private void AcknowledgeLast(EventQueue queue)
    {
        if (queue.Unacknowledged == 0)
            return;
        using var patience = new CancellationTokenSource();
        Client.Clock.CancelAfter(patience, LastPatience);
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

    private object? Target => ParameterSetName == OfBot ? BotId : Event;
}
