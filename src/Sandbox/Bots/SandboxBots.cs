namespace Bitrix24.Sandbox;

/// <summary>The bots that a seeded portal opens with, and comes back to when it is reset.</summary>
public static class SandboxBots
{
    /// <summary>
    /// Support Bot, made for open lines. A webhook may change it by both versions of the API: with
    /// <see cref="ClientId"/> by the first and with <see cref="BotToken"/> by the second.
    /// </summary>
    public const int SupportBot = 41;

    /// <summary>The code of <see cref="SupportBot"/>.</summary>
    public const string SupportBotCode = "service_bot";

    /// <summary>The CLIENT_ID that <see cref="SupportBot"/> belongs to.</summary>
    public const string ClientId = "rehearsal";

    /// <summary>The botToken that <see cref="SupportBot"/> belongs to.</summary>
    public const string BotToken = "rehearsal-token";

    /// <summary>Sales Bot. It belongs to <see cref="SandboxPortal.Application"/>.</summary>
    public const int SalesBot = 42;

    /// <summary>The code of <see cref="SalesBot"/>.</summary>
    public const string SalesBotCode = "sales_bot";
}

/// <summary>A chat bot as it was at one moment.</summary>
public sealed record SandboxBot
{
    internal SandboxBot()
    {
    }

    /// <summary>Its id, among those of the users.</summary>
    public int Id { get; init; }

    /// <summary>Its code; no other bot of the portal has it.</summary>
    public string Code { get; init; } = "";

    /// <summary>
    /// <c>bot</c>, <c>openline</c>, <c>supervisor</c>, <c>personal</c>, <c>network</c>, or <c>human</c> for the old
    /// type H.
    /// </summary>
    public string Type { get; init; } = "";

    /// <summary>The first name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The last name.</summary>
    public string LastName { get; init; } = "";

    /// <summary>The job.</summary>
    public string WorkPosition { get; init; } = "";

    /// <summary>The color as the second version of the API calls it, such as <c>lightBlue</c>.</summary>
    public string Color { get; init; } = "";

    /// <summary>M or F.</summary>
    public string Gender { get; init; } = "M";

    /// <summary>The e-mail address.</summary>
    public string Email { get; init; } = "";

    /// <summary>The birthday.</summary>
    public string Birthday { get; init; } = "";

    /// <summary>The website.</summary>
    public string Website { get; init; } = "";

    /// <summary>The size of the avatar in bytes; 0 without one.</summary>
    public int AvatarLength { get; init; }

    /// <summary>Whether contact lists leave it out.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether open lines can use it; the old version calls it OPENLINE.</summary>
    public bool IsSupportOpenline { get; init; }

    /// <summary>Whether its messages take reactions.</summary>
    public bool IsReactionsEnabled { get; init; } = true;

    /// <summary>The background of its chats; null for the user's own.</summary>
    public string? BackgroundId { get; init; }

    /// <summary><c>fetch</c> or <c>webhook</c>.</summary>
    public string EventMode { get; init; } = "fetch";

    /// <summary>Where its events go, as the second version of the API set it; null when it has not.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>Where its events go, as the first version set it: <c>EVENT_MESSAGE_ADD</c> and its sisters.</summary>
    public IReadOnlyDictionary<string, string> Handlers { get; init; } = new Dictionary<string, string>();

    internal string FullName => $"{Name} {LastName}".Trim();
}

/// <summary>Makes the bots of a seeded portal.</summary>
internal static class SeedBots
{
    private const string Host = "https://bots.meridian-goods.example";

    public static void Plant(BotStore bots, SandboxApplication application)
    {
        bots.Create(
            id => new SandboxBot
            {
                Id = id,
                Code = SandboxBots.SupportBotCode,
                Type = BotType.OpenLine,
                Name = "Support",
                LastName = "Bot",
                WorkPosition = "First answers",
                Color = "mint",
                IsSupportOpenline = true,
                EventMode = BotEvent.ByWebhook,
                WebhookUrl = $"{Host}/support",
                Handlers = BotEvent.All.ToDictionary(known => known.Name, _ => $"{Host}/support"),
            },
            BotOwner.OfClient(SandboxBots.ClientId), BotOwner.OfToken(SandboxBots.BotToken));
        bots.Create(
            id => new SandboxBot
            {
                Id = id,
                Code = SandboxBots.SalesBotCode,
                Type = BotType.Initial,
                Name = "Sales",
                LastName = "Bot",
                WorkPosition = "Offers",
                Color = "azure",
            },
            BotOwner.OfApplication(application));
    }
}
