namespace Bitrix24.OpenLines;

/// <summary>Cuts a text for a message.</summary>
internal static class Excerpt
{
    /// <summary>The text, or its beginning and an ellipsis where it is longer than is enough.</summary>
    public static string Of(string text, int enough)
    {
        if (text.Length <= enough)
            return text;
        int end = char.IsHighSurrogate(text[enough - 1]) ? enough - 1 : enough;
        return text.Substring(0, end) + "…";
    }
}
