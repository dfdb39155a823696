namespace Bitrix24.OpenLines;

/// <summary>An open line of another portal that this portal has joined.</summary>
/// <param name="Code">Its code in the Bitrix24 network, 32 characters.</param>
/// <param name="BotId">The id of the bot that stands for it on this portal.</param>
public sealed record NetworkLine(string Code, int BotId)
{
    /// <summary>The code and the bot.</summary>
    public override string ToString() => $"{Code} (bot {BotId})";
}
