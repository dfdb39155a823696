namespace Bitrix24.OpenLines;

/// <summary>How events reach a bot.</summary>
public enum BotEventMode
{
    /// <summary>The bot asks for them. <c>imbot.v2.Event.get</c></summary>
    Fetch,

    /// <summary>The portal sends them to an address.</summary>
    Webhook,
}
