namespace Bitrix24.OpenLines;

/// <summary>An open line of another portal that this portal has joined.</summary>
/// <param name="Code">Its code in the Bitrix24 network, 32 characters.</param>
/// <param name="BotId">The id of the bot that stands for it on this portal.</param>
public sealed record NetworkLine(string Code, int BotId)
{
    /// <summary>The code and the bot.</summary>
    public override string ToString() => $"{Code} (bot {BotId})";
}

/// <summary>The code that an open line has in the Bitrix24 network.</summary>
internal static class NetworkCode
{
    private const int Length = 32;

    /// <summary>A code.</summary>
    /// <exception cref="InvalidInputException">It cannot be one.</exception>
    public static string Check(string? code)
    {
        string text = RequestArgument.Text("Code", code, "Nothing says which line it is. Give its code.").Trim();
        return text.Length == Length
            ? text
            : throw new InvalidInputException(InputError.Invalid(
                "Code", text,
                $"'{Excerpt.Of(text, 40)}' has {text.Length} characters. The code of a line in the Bitrix24 network " +
                $"has {Length}."));
    }
}
