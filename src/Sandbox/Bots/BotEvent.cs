namespace Bitrix24.Sandbox;

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
