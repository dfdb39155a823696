namespace Bitrix24.OpenLines;

/// <summary>One bot that is to be read.</summary>
public sealed class BotLookup
{
    /// <summary>Names a bot; nothing is sent yet.</summary>
    /// <param name="version">The version of the API: the first has to look through the list of bots.</param>
    /// <param name="botId">The id of the bot, from 1; null to find it by its code.</param>
    /// <param name="code">The code of the bot; null to find it by its id.</param>
    /// <param name="botToken">The token of the bot; a webhook needs it in version 2. Secret.</param>
    /// <exception cref="InvalidInputException">There is no id and no code, or the id is not positive.</exception>
    public BotLookup(BotApiVersion version, int? botId, string? code, string? botToken = null)
    {
        Version = version;
        BotId = RequestArgument.Id(nameof(BotId), botId, "bot");
        Code = code;
        BotToken = botToken;
        if (botId is null)
            RequestArgument.Text(nameof(BotId), code, "Nothing says which bot it is. Give its id or its code.");
    }

    /// <summary>The version of the API.</summary>
    public BotApiVersion Version { get; }

    /// <summary>The id of the bot; null where the code says which it is.</summary>
    public int? BotId { get; }

    /// <summary>The code of the bot; null where the id says which it is.</summary>
    public string? Code { get; }

    /// <summary>What proves the right to the bot. Secret.</summary>
    internal string? BotToken { get; }

    /// <summary>The bot; no secret.</summary>
    public override string ToString() => BotId is { } id ? $"bot {id}" : $"bot '{Code}'";

    /// <summary>Whether it is that bot.</summary>
    internal bool Names(Bot bot) => BotId is { } id ? bot.Id == id : bot.Code == Code;
}
