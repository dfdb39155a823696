namespace Bitrix24.OpenLines;

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
            : throw RequestArgument.Refused(InputErrorCodes.InvalidValue, "Code", text,
                $"'{Excerpt.Of(text, 40)}' has {text.Length} characters. The code of a line in the Bitrix24 network " +
                $"has {Length}.");
    }
}
