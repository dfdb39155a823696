namespace Bitrix24.Sandbox;

/// <summary>Everything about conversations: what the portal keeps of them, and the methods that play them.</summary>
internal sealed class Conversations
{
    private const string GeneralChat = "General chat";

    private readonly DialogStore _dialogs;
    private readonly CrmStore _crm = new();
    private readonly NetworkStore _network;
    private readonly CompanyDirectory _company;
    private readonly Func<DateTimeOffset> _clock;

    public Conversations(
        UserIds users,
        LineStore lines,
        CompanyDirectory company,
        BotStore bots,
        ConnectorStore connectors,
        PortalEvents events,
        SandboxFaults faults,
        Uri address,
        Func<SandboxSettings> settings,
        Func<DateTimeOffset> clock)
    {
        _company = company;
        _clock = clock;
        _dialogs = new DialogStore(users);
        _network = new NetworkStore(users);
        var people = new People(company, bots, _dialogs);
        Events = new DialogEvents(events, connectors, lines, people, settings);
        var botEvents = new BotChatEvents(events, bots, people, clock);
        var writer = new ChatWriter(_dialogs, Events, botEvents, clock);
        var flow = new SessionFlow(_dialogs, lines, people, writer, Events, botEvents, settings, clock);
        QueueChanged = flow.QueueChanged;
        var tracker = new CrmTracker(_crm, lines, writer, clock);
        var permissions = new DialogPermissions(lines);
        var access = new DialogAccess(_dialogs, permissions);
        var receiver = new MessageReceiver(_dialogs, lines, company, flow, writer, tracker, clock);
        var targets = new TransferTargets(lines, people);
        var crmAccess = new CrmAccess(_crm, company, permissions);
        var connectorAccess = new ConnectorAccess(connectors, lines);
        Methods =
        [
            .. new ConnectorMessageMethods(connectorAccess, receiver, _dialogs, faults).Methods,
            .. new ConnectorReceiptMethods(connectorAccess, receiver, _dialogs, clock).Methods,
            .. new OperatorMethods(access, flow, targets).Methods,
            .. new DialogMethods(_dialogs, permissions, new DialogView(people)).Methods,
            .. new SessionMethods(_dialogs, access, permissions, flow, new HistoryView(people, address, clock)).Methods,
            .. new SessionModeMethods(_dialogs, access).Methods,
            .. new MessageMethods(_dialogs, access, flow, writer).Methods,
            .. new CrmLeadMethods(access, tracker).Methods,
            .. new CrmChatMethods(crmAccess, people, connectors, flow).Methods,
            .. new CrmMessageMethods(crmAccess, people, writer).Methods,
            .. new NetworkMethods(_network, company, faults, clock).Methods,
            .. new BotSessionMethods(_dialogs, bots, lines, flow, writer, targets).Methods,
        ];
    }

    public IReadOnlyList<RestMethod> Methods { get; }

    public DialogEvents Events { get; }

    /// <summary>Told of a line with another queue: the queue before, whether its type is another one.</summary>
    public Action<Line, LineQueue, bool> QueueChanged { get; }

    public IEnumerable<string> QuickAnswersOf(int line) => _dialogs.QuickAnswersOf(line);

    /// <summary>Takes a line's sessions away.</summary>
    public void RemoveLine(int line)
    {
        _dialogs.RemoveLine(line);
        Events.LineDeleted(line);
    }

    /// <summary>Puts everything back to the beginning, where there is only the chat of all employees.</summary>
    public void Clear()
    {
        _dialogs.Clear();
        _crm.Clear();
        _network.Clear();
        Chat general = _dialogs.CreateChat(GeneralChat, _clock());
        foreach (User user in _company.Users)
            general.Enter(user.Id);
    }
}
