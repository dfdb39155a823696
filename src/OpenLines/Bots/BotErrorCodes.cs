namespace Bitrix24.OpenLines;

/// <summary>Codes of failures with bots that a portal does not tell.</summary>
public static class BotErrorCodes
{
    /// <summary>It is not known whether the bot has its new token or still the old one.</summary>
    public const string BotTokenUnknown = nameof(BotTokenUnknown);

    /// <summary>The portal lists no bot of that id or code to this caller.</summary>
    public const string BotNotFound = nameof(BotNotFound);
}
