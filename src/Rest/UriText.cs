using System.Text;

namespace Bitrix24.Rest;

/// <summary>Texts as a part of an address.</summary>
public static class UriText
{
    // Uri.EscapeDataString refuses very long texts on .NET Framework.
    private const int Piece = 8000;

    /// <summary>Escapes a text of any length, as <see cref="Uri.EscapeDataString(string)"/> does a short one.</summary>
    public static string Escape(string text)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        if (text.Length <= Piece)
            return Uri.EscapeDataString(text);

        var escaped = new StringBuilder(text.Length * 2);
        for (int start = 0; start < text.Length;)
        {
            int length = Math.Min(Piece, text.Length - start);
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
                length--;
            escaped.Append(Uri.EscapeDataString(text.Substring(start, length)));
            start += length;
        }
        return escaped.ToString();
    }
}
