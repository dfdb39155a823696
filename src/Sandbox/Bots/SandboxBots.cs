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
    public const string SupportBotCode = "support_bot";

    /// <summary>The CLIENT_ID that <see cref="SupportBot"/> belongs to.</summary>
    public const string ClientId = "rehearsal";

    /// <summary>The botToken that <see cref="SupportBot"/> belongs to.</summary>
    public const string BotToken = "rehearsal-token";

    /// <summary>Sales Bot. It belongs to <see cref="SandboxPortal.Application"/>.</summary>
    public const int SalesBot = 42;

    /// <summary>The code of <see cref="SalesBot"/>.</summary>
    public const string SalesBotCode = "sales_bot";
}
