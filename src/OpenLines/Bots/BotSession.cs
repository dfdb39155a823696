namespace Bitrix24.OpenLines;

/// <summary>A dialog that a bot has or had, by its chat: more is not answered.</summary>
/// <param name="ChatId">The id of the chat.</param>
public sealed record BotSession(int ChatId)
{
    /// <summary>The chat.</summary>
    public override string ToString() => $"chat {ChatId}";
}
