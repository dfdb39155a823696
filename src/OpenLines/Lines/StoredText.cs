using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Bitrix24.OpenLines;

/// <summary>
/// How a portal stores the texts of a line, and how they become again what was written. The one place that knows.
/// </summary>
internal static class StoredText
{
    // Code points above U+FFFF, which take four bytes in UTF-8: F0 to F4 and three more.
    private static readonly Regex EmojiCode = new(":f[0-4](?:[89ab][0-9a-f]){3}:",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // PHP's htmlspecialchars, in the order in which it escapes: the ampersand first.
    private static readonly (string Text, string Escape)[] Escapes =
        [("&", "&amp;"), ("\"", "&quot;"), ("<", "&lt;"), (">", "&gt;")];

    /// <summary>Some versions of PHP escape it, others do not.</summary>
    private const string Apostrophe = "&#039;";

    /// <summary>
    /// The text with four-byte characters (emoji) as a portal stores them: as the hexadecimal digits of their bytes in
    /// UTF-8, <c>:f09f918b:</c>.
    /// </summary>
    public static string WithEmojiCodes(string text)
    {
        if (!text.Any(char.IsHighSurrogate))
            return text;
        var coded = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogatePair(text, i))
            {
                coded.Append(text[i]);
                continue;
            }
            byte[] bytes = Encoding.UTF8.GetBytes(text.Substring(i, 2));
            coded.Append(':').Append(BitConverter.ToString(bytes).Replace("-", "").ToLowerInvariant()).Append(':');
            i++;
        }
        return coded.ToString();
    }

    /// <summary>The text with its emoji codes as the characters that they stand for.</summary>
    public static string Decode(string text) => text.IndexOf(':') < 0
        ? text
        : EmojiCode.Replace(text, code => CharacterOf(code.Value.Substring(1, 8)) ?? code.Value);

    /// <summary>Decodes the emoji codes in every text of a value that a portal has sent.</summary>
    public static JToken Decode(JToken value)
    {
        switch (value)
        {
            case JValue { Value: string text } scalar:
                string decoded = Decode(text);
                return ReferenceEquals(decoded, text) ? scalar : new JValue(decoded);
            case JContainer { HasValues: true } container:
                foreach (JValue entry in container.Descendants().OfType<JValue>())
                {
                    if (entry.Value is string part)
                        entry.Value = Decode(part);
                }
                return container;
            default:
                return value;
        }
    }

    /// <summary>The text with HTML escapes, as a portal may store it.</summary>
    public static string Escape(string text) =>
        Escapes.Aggregate(text, (escaped, one) => escaped.Replace(one.Text, one.Escape));

    /// <summary>
    /// A text that a portal has escaped, as it was written. Other escapes than those of the portal belong to the text.
    /// </summary>
    public static string Unescape(string text) => text.IndexOf('&') < 0
        ? text
        : Escapes.Reverse().Aggregate(
            text.Replace(Apostrophe, "'"), (plain, one) => plain.Replace(one.Escape, one.Text));

    /// <summary>How many characters a portal has to store for a text. Half a surrogate pair is sent as one.</summary>
    public static int LengthOf(string text) => Encoding.UTF32.GetByteCount(WithEmojiCodes(text)) / sizeof(int);

    private static string? CharacterOf(string digits)
    {
        byte[] bytes = [.. Enumerable.Range(0, 4).Select(place => byte.Parse(
            digits.Substring(place * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
        string text = Encoding.UTF8.GetString(bytes);
        return text.Length == 2 && char.IsSurrogatePair(text, 0) ? text : null;
    }
}
