namespace Bitrix24.Sandbox;

/// <summary>A bot of the portal: what it is at the moment, and whom it obeys.</summary>
internal sealed class Bot(SandboxBot state, IEnumerable<BotOwner> owners)
{
    private readonly HashSet<BotOwner> _owners = [.. owners];

    public int Id => State.Id;

    /// <summary>Replaced as a whole, so that a change is made or not made.</summary>
    public SandboxBot State { get; set; } = state;

    public bool IsOfApplication => _owners.Any(owner => owner.IsApplication);

    public bool Obeys(BotOwner owner) => _owners.Contains(owner);

    public void Rotate(BotOwner from, BotOwner to)
    {
        _owners.Remove(from);
        _owners.Add(to);
    }
}

/// <summary>
/// Whom a bot obeys. A webhook names itself, by a CLIENT_ID or by a botToken; whatever it says, it is no application.
/// </summary>
internal sealed record BotOwner
{
    private BotOwner(string kind, string id)
    {
        Kind = kind;
        Id = id;
    }

    public bool IsApplication => Kind == "application";

    private string Kind { get; }

    private string Id { get; }

    public static BotOwner OfApplication(SandboxApplication application) => new("application", application.ClientId);

    public static BotOwner OfClient(string clientId) => new("client", clientId);

    public static BotOwner OfToken(string token) => new("token", token);
}

/// <summary>The types of bots: letters in the first version of the API, words in the second.</summary>
internal static class BotType
{
    public const string Initial = "bot";
    public const string OpenLine = "openline";

    private static readonly string[] Words = [Initial, "network", OpenLine, "supervisor", "personal"];

    private static readonly Dictionary<string, string> Letters = new()
    {
        ["B"] = Initial,
        ["O"] = OpenLine,
        ["H"] = "human",
        ["S"] = "supervisor",
    };

    public static bool IsKnown(string word) => Words.Contains(word);

    public static string OfLetter(string letter) => Letters.TryGetValue(letter, out string? word) ? word : Initial;
}

/// <summary>A color that a bot can have.</summary>
/// <param name="Code">Its name in the second version of the API.</param>
/// <param name="OldCode">Its name in the first.</param>
/// <param name="Hex">The color itself.</param>
internal sealed record BotColor(string Code, string OldCode, string Hex)
{
    private static readonly IReadOnlyList<BotColor> All =
    [
        new("red", "RED", "#df532d"),
        new("green", "GREEN", "#64a513"),
        new("mint", "MINT", "#4ba984"),
        new("lightBlue", "LIGHT_BLUE", "#4ba5c3"),
        new("darkBlue", "DARK_BLUE", "#3e99ce"),
        new("purple", "PURPLE", "#8474c8"),
        new("aqua", "AQUA", "#1eb4aa"),
        new("pink", "PINK", "#f76187"),
        new("lime", "LIME", "#58cc47"),
        new("brown", "BROWN", "#ab7761"),
        new("azure", "AZURE", "#29619b"),
        new("khaki", "KHAKI", "#728f7a"),
        new("sand", "SAND", "#ba9c7b"),
        new("marengo", "MARENGO", "#556574"),
        new("gray", "GRAY", "#909090"),
        new("graphite", "GRAPHITE", "#5e5f5e"),
    ];

    public static BotColor? Find(Func<BotColor, bool> where) => All.FirstOrDefault(where);

    /// <summary>The color of a bot that was given none.</summary>
    public static BotColor For(int id) => All[id % All.Count];
}

/// <summary>What a bot of the first version is told of.</summary>
/// <param name="Name">The field that holds its handler.</param>
/// <param name="Title">What the portal calls it where it must have a handler; null where it need not.</param>
internal sealed record BotEvent(string Name, string? Title = null)
{
    public const string ByWebhook = "webhook";
    public const string ByFetch = "fetch";

    /// <summary>In the order in which the portal looks at them.</summary>
    public static readonly IReadOnlyList<BotEvent> All =
    [
        new("EVENT_MESSAGE_ADD", "Message add"),
        new("EVENT_MESSAGE_UPDATE"),
        new("EVENT_MESSAGE_DELETE"),
        new("EVENT_WELCOME_MESSAGE", "Welcome message"),
        new("EVENT_BOT_DELETE", "Bot delete"),
    ];

    /// <summary>Whether a bot that neither serves open lines nor sees all messages does without it.</summary>
    public bool IsForFewBots => Name is "EVENT_MESSAGE_UPDATE" or "EVENT_MESSAGE_DELETE";
}
