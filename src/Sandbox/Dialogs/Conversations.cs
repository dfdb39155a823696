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
        Func<DateTimeOffset> clock)
    {
        _company = company;
        _clock = clock;
        _dialogs = new DialogStore(users);
        _network = new NetworkStore(users);
        var people = new People(company, bots, _dialogs);
        Events = new DialogEvents(events, connectors, lines, people);
        var botEvents = new BotChatEvents(events, bots, people, clock);
        var post = new ChatPost(_dialogs, Events, botEvents, clock);
        var flow = new SessionFlow(_dialogs, lines, people, post, Events, botEvents, clock);
        var tracker = new CrmTracker(_crm, lines, post, clock);
        var rights = new DialogRights(lines);
        var door = new DialogDoor(_dialogs, rights);
        var desk = new ConnectorDesk(_dialogs, lines, company, flow, post, tracker, clock);
        var targets = new TransferTargets(lines, people);
        var crmDoor = new CrmDoor(_crm, company, rights);
        var gate = new ConnectorGate(connectors, lines);
        Methods =
        [
            .. new ConnectorMessageMethods(gate, desk, _dialogs, faults).Methods,
            .. new ConnectorReceiptMethods(gate, desk, _dialogs, clock).Methods,
            .. new OperatorMethods(door, flow, targets).Methods,
            .. new DialogMethods(_dialogs, rights, new DialogView(people)).Methods,
            .. new SessionMethods(_dialogs, door, rights, flow, new HistoryView(people, address, clock)).Methods,
            .. new SessionModeMethods(_dialogs, door).Methods,
            .. new MessageMethods(_dialogs, door, flow, post).Methods,
            .. new CrmLeadMethods(door, tracker).Methods,
            .. new CrmChatMethods(crmDoor, people, connectors, flow).Methods,
            .. new CrmMessageMethods(crmDoor, people, post).Methods,
            .. new NetworkMethods(_network, company, faults, clock).Methods,
            .. new BotSessionMethods(_dialogs, bots, lines, flow, post, targets).Methods,
        ];
    }

    public IReadOnlyList<RestMethod> Methods { get; }

    public DialogEvents Events { get; }

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
